"""A PDF's tag tree as a screen reader would walk it, for assertions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf


@dataclass
class Tag:
    """One structure element: ``kind`` like "H1", its attributes of tables, and the tags below it."""

    kind: str
    alternative: str = ""
    title: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    name: str = ""
    columns: int = 1
    rows: int = 1
    below: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """This tag and every tag below it, in reading order."""
        yield self
        for tag in self.below:
            yield from tag.walk()

    def find(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.walk() if tag.kind in kinds]


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tag_tree(pdf: pikepdf.Pdf) -> Tag:
    """The document's tags."""
    return Tag("Root", below=[_tag(kid) for kid in _kids(pdf.Root.StructTreeRoot)])


def _tag(element: pikepdf.Object) -> Tag:
    table = next((one for one in _list(element.get("/A")) if one.get("/O") == "/Table"), {})
    return Tag(
        kind=str(element.S).lstrip("/"),
        alternative=str(element.get("/Alt", "")),
        title=str(element.get("/T", "")),
        scope=str(table.get("/Scope", "")).lstrip("/"),
        headers=tuple(str(name) for name in table.get("/Headers", ())),
        name=str(element.get("/ID", "")),
        columns=int(table.get("/ColSpan", 1)),
        rows=int(table.get("/RowSpan", 1)),
        below=[_tag(kid) for kid in _kids(element)],
    )


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The elements below one; marked content and objects, which have no structure type, left out."""
    return [kid for kid in _list(element.get("/K")) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _list(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]
