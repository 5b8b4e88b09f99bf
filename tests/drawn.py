"""What stands where in an SVG chart, measured in the typeface that documents are set in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from fontTools.ttLib import TTFont
from lxml import etree

FONTS = Path(__file__).resolve().parent.parent / "src" / "belisha" / "render" / "assets" / "fonts"
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Written:
    """A line of text and the box its letters take: a capital's height above the baseline, a descender below."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Written) -> bool:
        return (
            self.left < other.right - 0.2
            and other.left < self.right - 0.2
            and self.top < other.bottom - 0.2
            and other.top < self.bottom - 0.2
        )


def parse(svg: str) -> etree._Element:
    """The drawing, which has to be well-formed XML."""
    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False))


def written(svg: str) -> list[Written]:
    """Every line of text that is drawn."""
    return [_box(text) for text in parse(svg).iter(f"{SVG}text")]


def words(svg: str) -> list[str]:
    return [each.text for each in written(svg)]


def paths(svg: str, **attributes: str) -> list[str]:
    """The paths with these attributes."""
    return [
        path.get("d") or ""
        for path in parse(svg).iter(f"{SVG}path")
        if all(path.get(name.replace("_", "-")) == value for name, value in attributes.items())
    ]


def faults(svg: str) -> list[str]:
    """Labels that leave the drawing, and pairs that lie on each other."""
    _, _, width, height = map(float, (parse(svg).get("viewBox") or "").split())
    labels = [each for each in written(svg) if each.text.strip()]
    outside = [
        f"{each} leaves {width:g} × {height:g}"
        for each in labels
        if each.left < -0.3 or each.right > width + 0.3 or each.top < -0.5 or each.bottom > height + 0.5
    ]
    return outside + [f"{a} lies on {b}" for a, b in combinations(labels, 2) if a.overlaps(b)]


def _box(text: etree._Element) -> Written:
    said = "".join(str(part) for part in text.itertext())
    size = float(_inherited(text, "font-size"))
    width = _width(said, bold=_inherited(text, "font-weight") == "600") * size
    x, y = float(text.get("x") or 0), float(text.get("y") or 0)
    left = x - width * {"middle": 0.5, "end": 1.0}.get(_inherited(text, "text-anchor"), 0.0)
    return Written(said, left, y - 0.73 * size, left + width, y + 0.2 * size)


def _inherited(element: etree._Element, name: str) -> str:
    for each in (element, *element.iterancestors()):
        if value := each.get(name):
            return value
    return ""


def _width(text: str, *, bold: bool) -> float:
    advances = _advances("Inter-SemiBold" if bold else "Inter-Regular")
    return sum(advances.get(ord(character), 1.0) for character in text)


@cache
def _advances(name: str) -> dict[int, float]:
    font = TTFont(FONTS / f"{name}.ttf")
    widths, em = font["hmtx"], font["head"].unitsPerEm
    return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}
