"""A page for each indicator that needs attention: where it stands, how it came there, what is being done."""

from __future__ import annotations

from belisha.render import chart, theme
from belisha.render.docx.inline import direction, figure, outcome, status
from belisha.render.docx.markup import paragraph, prose, run
from belisha.render.docx.page import PORTRAIT, column_width, millimetres
from belisha.render.docx.tables import FIGURE, TEXT, caption, cell, table
from belisha.render.docx.writer import Break, Writer
from belisha.report.model import Detail, DetailGroup, Fact, Figure, Point, YearTable

_NARROW = chart.Setting(theme.SANS, narrow=True)
_TREND_MM, _GAUGE_MM = 78.0, 71.0
"""Of a trend beside a gauge: their letters have one size, and a space stands between them."""
_STANDING = (1650, 1350, 1450, 1450, 1900)
_YEAR = (1500, 1230, 850)
"""Of month, value and target; the status has what is left."""
_KEEP = "<w:keepNext/>"
"""Keeps a row with the next, so that a year's months stay in one column."""
_SHORT_FACT = 60
"""Characters."""
_COLUMN_BREAK = '<w:r><w:br w:type="column"/></w:r>'


def details(to: Writer) -> None:
    it = to.report.detail
    to.heading(1, it.heading)
    to.text(*it.introduction)
    if not it.groups:
        to.text(it.empty)
    for place, group in enumerate(it.groups):
        _group(to, group, first=place == 0)


def _group(to: Writer, it: DetailGroup, *, first: bool) -> None:
    to.heading(2, it.heading, new_page=not first)
    to.text(it.sentence)
    to.text(it.printed, style="SmallPrint")
    for place, detail in enumerate(it.details):
        _detail(to, detail, first=place == 0)


def _detail(to: Writer, it: Detail, *, first: bool) -> None:
    to.heading(3, it.heading, new_page=not first)
    to.add(_particulars(it), _standing(to, it), paragraph("AfterTable"))
    to.text(*it.lines, style="Standing")
    _charts(to, it)
    for start in range(0, len(it.years), 2):
        _years(to, it.years[start : start + 2])
    to.subheading(it.commentary_heading)
    if it.commentary_by:
        # Above the text: below it, the name would often stand alone on the next page.
        by = f"{to.report.words.commentary_by} {it.commentary_by}"
        to.add(prose("SmallPrint", by, properties="<w:keepNext/>"))
    to.text("" if it.commentary else it.commentary_text)
    to.blocks(it.commentary)


def _particulars(it: Detail) -> str:
    """The facts, each after its name: short ones in a run, a long one in a paragraph of its own."""
    short = [_fact(fact) for fact in it.particulars if len(fact.text) <= _SHORT_FACT]
    long = [_fact(fact) for fact in it.particulars if len(fact.text) > _SHORT_FACT]
    together = [run(" · ", "Quiet").join(short)] if short else []
    return "".join(paragraph("Particulars", content) for content in (*together, *long))


def _fact(it: Fact) -> str:
    return run(f"{it.label}: ", "Quiet") + run(it.text)


def _standing(to: Writer, it: Detail) -> str:
    """The latest figures and how they are judged, as a table of one row."""
    words, entry = to.report.words, it.entry
    header = (
        f"{words.value}, {entry.period.text}",
        words.target,
        words.annual_target,
        words.status,
        words.outcome,
        words.direction,
    )
    row = (
        cell(_large(entry.value)),
        cell(_large(entry.target)),
        cell(_large(entry.annual_target)),
        cell(status(entry.status)),
        cell(outcome(entry.outcome)),
        cell(direction(entry.direction)),
    )
    widths = (*_STANDING, PORTRAIT.text_width - sum(_STANDING))
    return table(widths, header, (row,), title=it.heading.text)


def _large(it: Figure) -> str:
    """A number in large type; the words in place of one are in bold."""
    return figure(it, "Strong" if it.number is None else "LargeFigure")


def _charts(to: Writer, it: Detail) -> None:
    """The trend, with the gauge beside it where there is one."""
    if it.gauge is None:
        across = millimetres(PORTRAIT.text_width)
        trend = to.pictures.place(chart.trend(it.trend), across, it.trend.description)
        to.add(caption(it.trend.title), paragraph("Picture", trend))
        to.text(it.gauge_text, style="SmallPrint")
        return
    trend = to.pictures.place(chart.trend(it.trend, _NARROW), _TREND_MM, it.trend.description)
    gauge = to.pictures.place(chart.gauge(it.gauge), _GAUGE_MM, it.gauge.description)
    to.add(caption(it.trend.title), paragraph("Picture", trend, gauge))


def _years(to: Writer, years: tuple[YearTable, ...]) -> None:
    """One or two years' months, side by side in a section of two columns."""
    to.end_section(PORTRAIT, then=Break.HERE)
    for place, year in enumerate(years):
        start = _COLUMN_BREAK if place else ""
        to.add(paragraph("YearCaption", start, run(year.caption)))
        to.text(year.text, style="SmallPrint")
        if year.points:
            to.add(_year(to, year), paragraph("AfterTable"))
    to.end_section(PORTRAIT, columns=2, then=Break.HERE)


def _year(to: Writer, it: YearTable) -> str:
    words = to.report.words
    width = column_width(PORTRAIT, 2)
    widths = (*_YEAR, width - sum(_YEAR))
    rows = (_point(point) for point in it.points)
    header = (words.period, words.value, words.target, words.status)
    return table(widths, header, rows, title=it.caption, figures=(1, 2), style="YearTable")


def _point(it: Point) -> tuple[str, ...]:
    """A future month has a target and nothing to be judged yet."""
    return (
        prose(TEXT, it.period.text, properties=_KEEP),
        "" if it.future else cell(figure(it.value), style=FIGURE),
        cell(figure(it.target), style=FIGURE),
        "" if it.future else prose(TEXT, it.status.text),
    )
