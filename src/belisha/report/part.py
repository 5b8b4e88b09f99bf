"""What every part of a Report is made of: frozen structs that read and write themselves as JSON, and the smallest."""

from __future__ import annotations

from decimal import Decimal
from typing import dataclass_transform

import msgspec

from belisha.domain.frozen import Frozen


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Part(Frozen, kw_only=True, forbid_unknown_fields=True):
    """A frozen value with named fields. Unknown fields in a stored report are an error, not ignored."""


class Label(Part):
    """A code and its words. Codes decide shapes and colours; words are what people read."""

    code: str
    text: str


class Figure(Part):
    """One figure: ``text`` is what is printed everywhere; ``number`` is what a spreadsheet or data file keeps.

    Without a number, ``missing`` is the code of the reason and ``text`` its words. ``shorthand`` are the standard marks
    ("[p]", "[x]") that stand beside it and are explained in the key; ``note`` says the same in words.
    """

    text: str
    number: Decimal | None = None
    missing: str = ""
    shorthand: tuple[str, ...] = ()
    note: str = ""


class Fact(Part):
    """A name and its value, for lists of particulars ("Managed by", "…"). ``code`` says which: "owners"."""

    label: str
    text: str
    code: str = ""


class Heading(Part):
    """``anchor`` is unique in the report and safe in a URL; ``number`` is empty or like "2" or "2.1"."""

    anchor: str
    text: str
    number: str = ""


class Reference(Part):
    """A way to an indicator's entry or detail: "CP 1.2 Rate of …"."""

    code: str
    title: str
    anchor: str


class Paragraph(Part, tag="paragraph"):
    text: str


class BulletList(Part, tag="bullet_list"):
    items: tuple[str, ...]


class Cell(Part):
    """``number`` is set where the cell is one figure (then it stands on the right)."""

    text: str
    number: Decimal | None = None


class Note(Part):
    """A footnote with its mark as printed ("*")."""

    mark: str
    text: str


class DataTable(Part, tag="data_table"):
    """A small table of the source's own. The first column is a row header. ``header`` may be empty."""

    anchor: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()


type Block = Paragraph | BulletList | DataTable
