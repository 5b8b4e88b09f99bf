"""Figures with their marks, and the rows of a table of periods: a report has thousands, so no template places them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from belisha.render.chart.svg import escape
from belisha.report.analysis_model import OwnPoint
from belisha.report.model import DataTable, Figure, Point
from belisha.report.words import Words


def figure(value: Figure) -> Markup:
    """The figure's text, its marks, and for those who cannot point at a mark its note in words."""
    note = f' title="{escape(value.note)}"' if value.note else ""
    marks = "".join(f' <abbr class="mark"{note}>{escape(mark)}</abbr>' for mark in value.shorthand)
    spoken = f'<span class="hidden"> {escape(value.note)}</span>' if value.note else ""
    return Markup(f"{escape(value.text)}{marks}{spoken}")  # noqa: S704 - escaped on the lines above


def numeric_columns(table: DataTable) -> tuple[bool, ...]:
    """Which columns stand on the right: those with a figure in at least half of their cells."""
    width = max((len(row) for row in table.rows), default=0)
    cells = [[row[at] for row in table.rows if at < len(row)] for at in range(width)]
    return tuple(
        at > 0 and 2 * sum(cell.number is not None for cell in column) >= len(column) for at, column in enumerate(cells)
    )


def have_notes(points: Sequence[Point], words: Words) -> bool:
    """Whether a table of these periods needs a column for notes."""
    return any(_note(point, words) for point in points)


def point_rows(points: Sequence[Point], words: Words) -> Markup:
    """A row for each period: its name, value, target and status, and a note if the table has any."""
    noted = have_notes(points, words)
    labels = [f' data-label="{escape(word)}"' for word in (words.value, words.target, words.status, words.note)]
    return Markup("\n").join(
        Markup(_row(point, labels, _note(point, words) if noted else None))  # noqa: S704 - escaped where it is made
        for point in points
    )


def own_rows(points: Sequence[OwnPoint], words: Words) -> Markup:
    """A row for each period's own value, with what limits it and whether it is special."""
    names = (words.value, words.mean, words.lower_limit, words.upper_limit, words.variation, words.rule)
    labels = tuple(f' data-label="{escape(name)}"' for name in names)
    return Markup("\n").join(Markup(_own_row(point, labels)) for point in points)  # noqa: S704 - escaped where it is made


def _own_row(point: OwnPoint, labels: tuple[str, ...]) -> str:
    figures = (point.value, point.mean, point.lower, point.upper)
    cells = [f'<td role="cell" class="number"{at}>{_marked(it)}</td>' for it, at in zip(figures, labels, strict=False)]
    cells += [_word(label.text, at) for label, at in zip((point.variation, point.rule), labels[4:], strict=True)]
    return f'<tr role="row"><th scope="row" role="rowheader">{escape(point.period.text)}</th>{"".join(cells)}</tr>'


def _word(text: str, label: str) -> str:
    return f'<td role="cell"{label}>{escape(text)}</td>' if text else '<td role="cell" class="empty"></td>'


def _row(point: Point, labels: Sequence[str], note: str | None) -> str:
    value, target, status, notes = labels
    row = '<tr role="row" class="future">' if point.future else '<tr role="row">'
    cells = (
        f'{row}<th scope="row" role="rowheader">{escape(point.period.text)}</th>'
        f'<td role="cell" class="number"{value}>{_marked(point.value, future=point.future)}</td>'
        f'<td role="cell" class="number"{target}>{_marked(point.target)}</td>'
        f'<td role="cell"{status}>{escape(point.status.text)}</td>'
    )
    if note is None:
        return f"{cells}</tr>"
    if not note:
        return f'{cells}<td role="cell" class="empty"></td></tr>'
    return f'{cells}<td role="cell" class="noted" dir="auto"{notes}>{escape(note)}</td></tr>'


def _marked(value: Figure, *, future: bool = False) -> str:
    """The figure and its marks, which the row's note explains; what is not due yet needs none."""
    text = escape(value.text)
    if future or not value.shorthand:
        return text
    return f'<span>{text} <abbr class="mark">{escape(" ".join(value.shorthand))}</abbr></span>'


def _note(point: Point, words: Words) -> str:
    """What is said of a period: of the value and its quality, of the target, and of what the value replaced."""
    quality = ", ".join(label.text for label in point.quality)
    parts = [text for text in dict.fromkeys((point.value.note, quality)) if text]
    if point.target.note:
        parts.append(f"{words.target}: {point.target.note}")
    if point.supersedes is not None:
        parts.append(f"{words.before}: {' '.join((point.supersedes.text, *point.supersedes.shorthand))}")
    return ". ".join(text for text in (*parts, point.reason) if text)
