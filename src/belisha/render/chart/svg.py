"""SVG elements as text: escaped, without style attributes, coordinates to a tenth of a unit."""

from __future__ import annotations

import re
from functools import lru_cache

from belisha.domain.frozen import Frozen
from belisha.render import theme
from belisha.render.theme import Shape


class Setting(Frozen):
    """For what a chart is drawn. ``family`` names a typeface or is empty, to take the page's.

    ``pointed`` adds what a pointer finds: each period's figures. ``narrow`` draws for a phone, ``paired`` for a page
    on which a trend and a gauge share a line; with both, two charts over time do.
    """

    family: str
    pointed: bool = False
    narrow: bool = False
    paired: bool = False


DOCUMENT = Setting(theme.SANS)
PAIRED = Setting(theme.SANS, paired=True)
BESIDE = Setting(theme.SANS, narrow=True, paired=True)
SCREEN = Setting("", pointed=True)
NARROW = Setting("", narrow=True)

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """``text`` for an element or a quoted attribute; what XML has no way to write is left out."""
    if not _SPECIAL.search(text):
        return text
    return writable(text).translate(_ENTITIES)


def writable(text: str) -> str:
    """``text`` without the characters that XML has no way to write, and pages should not hold."""
    return _UNWRITABLE.sub("", text)


def drawing(kind: str, names: tuple[str, str, str], size: tuple[float, float], setting: Setting, body: str) -> str:
    """One ``<svg>``. ``names`` are its anchor, title and description; without an anchor it has no ids.

    The title is what it is called and the description what it says, so a reader by ear hears both.
    """
    anchor, title, description = names
    width, height = size
    family = f' font-family="{escape(setting.family)}"' if setting.family else ""
    title, description = escape(title), escape(description)
    if anchor:
        stem = f"{escape(anchor)}-{kind}{'-narrow' if setting.narrow else ''}"
        naming = f'aria-labelledby="{stem}-title" aria-describedby="{stem}-description"'
        head = f'<title id="{stem}-title">{title}</title><desc id="{stem}-description">{description}</desc>'
    else:
        naming, head = f'aria-label="{title}"', f"<title>{title}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart {kind}" role="img" {naming} viewBox="0 0 {width:g} '
        f'{height:g}" width="{width:g}" height="{height:g}"{family}>{head}{body}</svg>'
    )


def label(
    x: float, y: float, text: str, size: float, colour: str = theme.INK, *, anchor: str = "", bold: bool = False
) -> str:
    """A line of text with its baseline at ``y``; ``anchor`` is "", "middle" or "end"."""
    align = f' text-anchor="{anchor}"' if anchor else ""
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"{align}{weight}'
    return f"<text {place}>{escape(text)}</text>"


def line(path: str, colour: str, width: float, extra: str = "") -> str:
    """A stroked path; nothing where there is no path."""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}"{extra}/>' if path else ""


def area(path: str, colour: str, extra: str = "") -> str:
    return f'<path d="{path}" fill="{colour}"{extra}/>' if path else ""


def disc(x: float, y: float, radius: float) -> str:
    """A circle as a part of a path, so that many are one element."""
    return f"M{x - radius:.1f} {y:.1f}{_circle(radius)}"


@lru_cache(maxsize=64)
def _circle(radius: float) -> str:
    """Round from its leftmost point."""
    arc = f"a{radius:g} {radius:g} 0 1 0"
    return f"{arc} {2 * radius:g} 0{arc} {-2 * radius:g} 0Z"


def shape(kind: Shape, x: float, y: float, radius: float, colour: str, extra: str = "") -> str:
    """A shape around (x, y), sized so that all look equally large."""
    if kind is Shape.DIAMOND:
        reach = radius * 1.2
        path = f"M{x:.1f} {y - reach:.1f}l{reach:.1f} {reach:.1f}l{-reach:.1f} {reach:.1f}l{-reach:.1f} {-reach:.1f}Z"
        return area(path, colour, extra)
    if kind in {Shape.TRIANGLE, Shape.DOWN}:
        reach, way = radius * 1.15, 1 if kind is Shape.TRIANGLE else -1
        path = f"M{x:.1f} {y - way * reach:.1f}l{reach:.1f} {way * reach * 1.9:.1f}h{-2 * reach:.1f}Z"
        return area(path, colour, extra)
    if kind is Shape.SQUARE:
        reach = radius * 0.9
        return area(
            f"M{x - reach:.1f} {y - reach:.1f}h{2 * reach:.1f}v{2 * reach:.1f}h{-2 * reach:.1f}Z", colour, extra
        )
    if kind is Shape.RING:
        inner = radius - 0.8
        return area(disc(x, y, inner), theme.PAPER, f' stroke="{colour}" stroke-width="1.6"')
    return area(disc(x, y, radius), colour, extra)
