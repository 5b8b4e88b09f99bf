"""How many indicators have each outcome: bars with shape, word and number."""

from __future__ import annotations

from belisha.render import theme
from belisha.render.chart import svg
from belisha.render.chart.geometry import shrink, text_width, wrap
from belisha.render.chart.svg import DOCUMENT, Setting
from belisha.render.theme import Mark, Shape
from belisha.report.chart_model import CountBar, CountsChart

_WIDE, _NARROW = 640.0, 340.0
_SHAPE = 26.0
"""Room for the shapes before a word: two where a document leaves the outcome open."""
_SIZE = 15.0
_LINE = 18.0
_BAR = 18.0


def counts(chart: CountsChart, setting: Setting = DOCUMENT) -> str:
    """One ``<svg>``: a row a bar, 640 units wide with the words beside the bars, or 340 with the words above them."""
    width = _NARROW if setting.narrow else _WIDE
    shapes = max((len(theme.outcome_mark(bar.label.code).shapes) for bar in chart.bars), default=1)
    indent = _SHAPE + 15 * (shapes - 1)
    figures = min(max((text_width(bar.text, _SIZE, bold=True) for bar in chart.bars), default=0) + 10, width / 3)
    longest = max((text_width(bar.label.text, _SIZE) for bar in chart.bars), default=0)
    words = width - indent if setting.narrow else min(longest, width * 0.45)
    start = indent if setting.narrow else indent + words + 14
    unit = (width - start - figures) / max(1, *(bar.count for bar in chart.bars), 1)
    parts, y = [], 0.0
    for bar in chart.bars:
        lines = wrap(bar.label.text, _SIZE, words, 2)
        deep = len(lines) * _LINE
        middle = y + (deep + 4 + _BAR / 2 if setting.narrow else max(deep, _BAR) / 2 + 3)
        first = y + 15 if setting.narrow else middle - deep / 2 + 13.5
        parts += [svg.label(indent, first + at * _LINE, text, _SIZE) for at, text in enumerate(lines)]
        parts.append(_bar(bar, start, middle, unit * bar.count, figures, first - 5))
        y = middle + max(_BAR, 0 if setting.narrow else deep) / 2 + (13 if setting.narrow else 6)
    baseline = svg.line(f"M{start:.1f} 0V{y:.1f}", theme.SECONDARY, 1) if chart.bars else ""
    names = (chart.anchor, chart.title, chart.description)
    return svg.drawing(
        "counts", names, (width, max(round(y), 1)), setting, "".join(parts) + ("" if setting.narrow else baseline)
    )


def _bar(bar: CountBar, x: float, middle: float, length: float, room: float, beside: float) -> str:
    mark = theme.outcome_mark(bar.label.code)
    size = shrink(bar.text, _SIZE, room - 8, bold=True)
    return (
        "".join(svg.shape(kind, 8 + 16 * at, beside, 6.5, colour) for at, (kind, colour) in enumerate(mark.shapes))
        + (_filled(mark, x, middle - _BAR / 2, length) if bar.count else "")
        + svg.label(x + length + 8, middle + size * 0.36, bar.text, size, bold=True)
    )


def _filled(mark: Mark, x: float, y: float, length: float) -> str:
    """The bar itself: outlined for no outcome, one colour above the other where two are open."""
    if mark.shapes[0][0] is Shape.RING:
        inner = max(length - 1.5, 0.5)
        box = f'x="{x + 0.75:.1f}" y="{y + 0.75:.1f}" width="{inner:.1f}" height="{_BAR - 1.5:g}"'
        return f'<rect {box} fill="{theme.PAPER}" stroke="{mark.colour}" stroke-width="1.5"/>'
    each = _BAR / len(mark.shapes)
    return "".join(
        f'<rect x="{x:.1f}" y="{y + at * each:.1f}" width="{length:.1f}" height="{each:g}" fill="{colour}"/>'
        for at, (_, colour) in enumerate(mark.shapes)
    )
