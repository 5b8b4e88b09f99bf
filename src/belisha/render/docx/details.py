"""A page for each indicator that needs attention: where it stands, how it came there, what is being done."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.render import chart
from belisha.render.docx.inline import direction, figure, outcome, signal, status
from belisha.render.docx.markup import KEEP, paragraph, prose, run
from belisha.render.docx.page import PORTRAIT, column_width
from belisha.render.docx.tables import FIGURE, TEXT, caption, cell, shared_out, table, width_for
from belisha.render.docx.writer import Break, Writer
from belisha.report.model import Detail, DetailGroup, Fact, Figure, Point, YearTable

_TREND_MM, _GAUGE_MM, _ALONE_MM = 110.0, 56.0, 143.0
"""Of a trend beside a gauge, of the gauge, and of a trend alone: the letters of all three have one size."""
_LARGE, _LARGE_LETTERS = 14, 9
"""Points of a large figure, as its style has it, and how many letters of it stand in one line."""
_NEARER = 40
"""Twips by which the cells of a year's table stand nearer to each other, as its style has them."""
_FIGURE_LEAST, _FIGURE_MOST = (1680, 1150, 1250), 1700
"""Of value, target and annual target: the first has a long heading."""
_JUDGED = (1400, 1700)
"""Of status and outcome; the direction has what is left."""
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
    to.text(*it.outlook, style="Standing")
    _charts(to, it)
    _process(to, it)
    for start in range(0, len(it.years), 2):
        _years(to, it.years[start : start + 2])
    to.subheading(it.commentary_heading)
    if it.commentary_by:
        # Above the text: below it, the name would often stand alone on the next page.
        by = f"{to.report.words.commentary_by} {it.commentary_by}"
        to.add(prose("SmallPrint", by, properties=KEEP))
    to.text("" if it.commentary else it.commentary_text)
    to.blocks(it.commentary)


def _particulars(it: Detail) -> str:
    """The facts in a run, each after its name."""
    return paragraph("Particulars", run(" · ", "Quiet").join(map(_fact, it.particulars))) if it.particulars else ""


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
    figures = (entry.value, entry.target, entry.annual_target)
    large = all(len(_marked(it)) <= _LARGE_LETTERS for it in figures if it.number is not None)
    row = (
        *(cell(figure(it, "LargeFigure" if large and it.number is not None else "Strong")) for it in figures),
        cell(status(entry.status)),
        cell(outcome(entry.outcome)),
        cell(direction(entry.direction)),
    )
    room = [
        min(max(width_for([each.text], _LARGE, bold=True), least), _FIGURE_MOST)
        for each, least in zip(figures, _FIGURE_LEAST, strict=True)
    ]
    widths = (*room, *_JUDGED, PORTRAIT.text_width - sum(room) - sum(_JUDGED))
    return table(widths, header, (row,), title=it.heading.text)


def _charts(to: Writer, it: Detail) -> None:
    """The trend, with the gauge beside it where there is one."""
    if it.gauge is None:
        trend = to.pictures.place(chart.trend(it.trend), _ALONE_MM, it.trend.description)
        to.add(caption(it.trend.title), paragraph("Picture", trend))
        to.text(it.gauge_text, style="SmallPrint")
        return
    trend = to.pictures.place(chart.trend(it.trend, chart.PAIRED), _TREND_MM, it.trend.description)
    gauge = to.pictures.place(chart.gauge(it.gauge, chart.PAIRED), _GAUGE_MM, it.gauge.description)
    to.add(caption(it.trend.title), paragraph("Picture", trend, gauge))


def _process(to: Writer, it: Detail) -> None:
    """The periods' own values with their limits, and what they say; or why there are none."""
    if it.process is None:
        to.text(it.process_text, style="Standing")
        return
    chart_of_own = it.process.trend
    picture = to.pictures.place(chart.process(it.process, chart.PAIRED), _TREND_MM, chart_of_own.description)
    signals = run("   ").join(signal(each) for each in it.entry.signals)
    to.add(caption(chart_of_own.title), paragraph("Picture", picture), paragraph("Standing", signals))
    to.text(chart_of_own.description, style="Standing")


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
    rows = (_point(point) for point in it.points)
    header = (words.period, words.value, words.target, words.status)
    widths = shared_out(column_width(PORTRAIT, 2), *_year_widths(it, header))
    return table(widths, header, rows, title=it.caption, figures=(1, 2), style="YearTable")


def _year_widths(it: YearTable, header: Sequence[str]) -> tuple[list[int], list[int]]:
    """The widths that a year's columns want, and the least they can do with: words may break, numbers may not."""
    columns = (
        [point.period.text for point in it.points],
        [point.value.text if point.future else _marked(point.value) for point in it.points],
        [_marked(point.target) for point in it.points],
        [point.status.text for point in it.points],
    )
    numbers = width_for(each.text for point in it.points for each in (point.value, point.target) if each.number)
    cells = [width_for(texts) for texts in columns]
    names = [width_for([name], bold=True) for name in header]
    words = [width_for(name.split(), bold=True) for name in header]
    wanted = [max(pair) - _NEARER for pair in zip(cells, names, strict=True)]
    narrow = (cells[0], numbers, numbers, cells[3])
    return wanted, [max(pair) - _NEARER for pair in zip(narrow, words, strict=True)]


def _marked(it: Figure) -> str:
    return " ".join((it.text, *it.shorthand))


def _point(it: Point) -> tuple[str, ...]:
    """A future month has a target and nothing to be judged yet, which is said in a quieter colour."""
    quiet = "Quiet" if it.future else ""
    value = run(it.value.text, quiet) if it.future else figure(it.value, narrow=True)
    return (
        prose(TEXT, it.period.text, properties=KEEP),
        cell(value, style=FIGURE),
        cell(figure(it.target, narrow=True), style=FIGURE),
        prose(TEXT, it.status.text, quiet),
    )
