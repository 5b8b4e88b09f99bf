"""The sizes of pages, and the sections that have them. All lengths are in twips, a twentieth of a point."""

from __future__ import annotations

from belisha.domain.frozen import Frozen

_MM = 1440 / 25.4


class Page(Frozen):
    """``name`` tells the headers and footers of upright pages from those of landscape ones."""

    name: str
    width: int
    height: int
    side: int
    """The margin on the left and on the right."""

    @property
    def text_width(self) -> int:
        return self.width - 2 * self.side


PORTRAIT = Page("portrait", 11906, 16838, round(20 * _MM))
LANDSCAPE = Page("landscape", 16838, 11906, round(12 * _MM))
COLUMN_GAP = round(8 * _MM)
_TOP, _BOTTOM, _EDGE = round(19 * _MM), round(17 * _MM), round(9 * _MM)


def millimetres(twips: int) -> float:
    return twips / _MM


def column_width(page: Page, columns: int) -> int:
    """The width of each of so many columns of text."""
    return (page.text_width - COLUMN_GAP * (columns - 1)) // columns


def section(page: Page, begins: str, *, columns: int = 1, cover: bool = False) -> str:
    """The properties of a section. With ``cover``, its first page has a header and footer of its own."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    kinds = ("default", "first") if cover else ("default",)
    furniture = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{furniture_name(part, page, first=kind == "first")}"/>'
        for part in ("header", "footer")
        for kind in kinds
    )
    return (
        f'<w:sectPr>{furniture}<w:type w:val="{begins}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{_TOP}" w:right="{page.side}" w:bottom="{_BOTTOM}" w:left="{page.side}" '
        f'w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/>'
        f'<w:cols w:num="{columns}" w:space="{COLUMN_GAP}"/>{"<w:titlePg/>" if cover else ""}</w:sectPr>'
    )


def furniture_name(part: str, page: Page, *, first: bool = False) -> str:
    """The name by which the document refers to a header or footer."""
    return f"{part}-{'cover' if first else page.name}"
