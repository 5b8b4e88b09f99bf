"""The layout's tables, once they are checked, as Facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from belisha.analysis.derived import with_derived
from belisha.domain.benchmark import Benchmark
from belisha.domain.denominator import Denominator
from belisha.domain.facts import Facts, History, PrintedCount
from belisha.domain.indicator import (
    Aggregation,
    Frequency,
    Indicator,
    MissingPart,
    NumberKind,
    NumberStyle,
    Polarity,
    Scale,
    Unit,
)
from belisha.domain.judgement import Commentary, Derivation, Judgement, Outcome, derives
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.organisation import SMALL, Aim, Contact, Organisation, Publication
from belisha.domain.partnership import Footnote, Measure, Partnership, Table
from belisha.domain.period import FINANCIAL_YEAR_START, Period
from belisha.domain.prose import BulletList, Paragraph, read_prose
from belisha.domain.target import Target
from belisha.domain.tolerance import DEFAULT_TOLERANCE, Tolerance, ToleranceKind
from belisha.exchange.layout import Value
from belisha.exchange.layout.words import BlockKind, FrontKind, MonthOfYear
from belisha.exchange.tables.rows import Row, Rows


def facts_of(rows: Rows) -> Facts:
    """Facts from rows in which ``check`` found no problem."""
    organisation = rows["organisation"][0]
    priorities = _by(rows.get("priorities", ()), "aim")
    recorded = Facts(
        organisation=_organisation(organisation),
        publication=_publication(organisation, rows.get("contacts", ()), rows.get("front_page", ())),
        aims=tuple(
            Aim(
                row.text("code"),
                row.text("title"),
                tuple(priority.text("priority") for priority in priorities.get((row.text("code"),), ())),
            )
            for row in rows.get("aims", ())
        ),
        histories=_histories(rows),
        partnerships=tuple(_partnerships(rows)),
        printed_counts=tuple(
            PrintedCount(outcome=row.code("outcome", Outcome), count=row.integer("count", 0), aim=row.text("aim"))
            for row in rows.get("printed_counts", ())
        ),
        denominators=tuple(_denominator(row) for row in rows.get("denominators", ())),
    )
    return with_derived(recorded)


def _organisation(row: Row) -> Organisation:
    return Organisation(
        name=row.text("name"),
        name_derived=row.yes("name_derived", default=False),
        year_start=year_start_of(row),
        tolerance=_tolerance(row) or DEFAULT_TOLERANCE,
        brand_colour=row.text("brand_colour"),
        logo=row.text("logo"),
        small=row.integer("small", SMALL),
    )


def year_start_of(row: Row) -> int:
    """The first month of the organisation's year, 1 to 12, by its row."""
    return int(row.code("year_start", MonthOfYear) or FINANCIAL_YEAR_START)


def _publication(row: Row, contacts: Sequence[Row], front: Sequence[Row]) -> Publication:
    def of_kind(kind: FrontKind) -> tuple[str, ...]:
        return tuple(text.text("text") for text in front if text.code("kind", FrontKind) is kind)

    return Publication(
        title=row.text("report_title"),
        period=row.period("period"),
        version=row.text("version"),
        generated=row.moment("generated"),
        publisher=row.text("publisher"),
        contacts=tuple(Contact(c.text("name"), c.text("email"), c.text("telephone")) for c in contacts),
        notices=of_kind(FrontKind.NOTICE),
        front_matter=of_kind(FrontKind.INTRODUCTION),
    )


def _histories(rows: Rows) -> tuple[History, ...]:
    values = _by(rows.get("values", ()), "indicator")
    targets = _by(rows.get("targets", ()), "indicator")
    judgements = _by(rows.get("judgements", ()), "indicator")
    benchmarks = _by(rows.get("benchmarks", ()), "indicator")
    return tuple(
        History(
            indicator=_indicator(row),
            observations=tuple(_observation(value) for value in values.get((row.text("code"),), ())),
            targets=tuple(_target(target) for target in targets.get((row.text("code"),), ())),
            judgements=tuple(
                _judgement(j) for j in judgements.get((row.text("code"),), ()) if j.has("outcome", "missing")
            ),
            commentaries=tuple(_commentary(c) for c in judgements.get((row.text("code"),), ()) if c.has("commentary")),
            benchmarks=tuple(_benchmark(row) for row in benchmarks.get((row.text("code"),), ())),
        )
        for row in rows["indicators"]
    )


def _indicator(row: Row) -> Indicator:
    minimum, maximum = row.number("scale_minimum"), row.number("scale_maximum")
    return Indicator(
        code=row.text("code"),
        title=row.text("title"),
        aim=row.text("aim"),
        polarity=row.code("polarity", Polarity) or Polarity.NONE,
        aggregation=row.code("aggregation", Aggregation) or Aggregation.NOT_STATED,
        resets=row.yes("resets", default=True),
        kind=row.code("kind", NumberKind) or NumberKind.COUNT,
        unit=row.code("unit", Unit) or Unit.NUMBER,
        style=NumberStyle(row.integer("decimals", 0), row.yes("keep_zeros", default=True)),
        frequency=row.code("frequency", Frequency) or Frequency.MONTHLY,
        owners=row.texts("owners"),
        committee=row.text("committee"),
        year_introduced=row.integer("year_introduced", 0) or None,
        printed_title=row.text("printed_title"),
        definition=row.text("definition"),
        source=row.text("source"),
        rationale=row.text("rationale"),
        tolerance=_tolerance(row),
        scale=None if minimum is None or maximum is None else Scale(minimum, maximum),
        formula=row.text("formula"),
        missing_part=row.code("missing_part", MissingPart) or MissingPart.LEAVES_NONE,
        sensitive=row.yes("sensitive", default=False),
        part_of=row.text("part_of"),
    )


def _observation(row: Row) -> Observation:
    return Observation(
        period=_period(row),
        value=row.number("value"),
        missing=row.code("missing", Missing),
        text=row.text("text"),
        numerator=row.number("numerator"),
        denominator=row.number("denominator"),
        quality=row.codes("quality", Quality),
        revision=row.integer("revision", 1),
        recorded=row.moment("recorded"),
        reason=row.text("reason"),
    )


def _target(row: Row) -> Target:
    return Target(
        period=_period(row),
        value=row.number("value"),
        missing=row.code("missing", Missing),
        text=row.text("text"),
        lower=row.number("lower"),
        upper=row.number("upper"),
        tolerance=_tolerance(row),
    )


def _judgement(row: Row) -> Judgement:
    outcome, derivation = row.code("outcome", Outcome), row.code("derivation", Derivation)
    if derivation is not None and not derives(derivation, outcome):
        # A person chose another outcome and let the note stand on how the old one was worked out.
        derivation = None
    return Judgement(
        period=_period(row),
        outcome=outcome,
        missing=row.code("missing", Missing),
        reason=row.text("reason"),
        derivation=derivation,
        printed_arrow=row.text("printed_arrow"),
        by=row.text("by"),
        recorded=row.moment("recorded"),
    )


def _commentary(row: Row) -> Commentary:
    return Commentary(
        period=_period(row),
        prose=read_prose(row.text("commentary")),
        by=row.text("commentary_by"),
        recorded=row.moment("commentary_recorded"),
    )


def _denominator(row: Row) -> Denominator:
    return Denominator(row.text("name"), _period(row, "since"), row.number("value") or Decimal(0), row.text("source"))


def _benchmark(row: Row) -> Benchmark:
    return Benchmark(
        period=_period(row),
        group=row.text("group"),
        organisation=row.text("organisation"),
        value=row.number("value") or Decimal(0),
    )


def _partnerships(rows: Rows) -> Iterator[Partnership]:
    measures = _by(rows.get("measures", ()), "section")
    latest = _by(rows.get("latest", ()), "section", "measure")
    notes = _by(rows.get("footnotes", ()), "section")
    for row in _in_order(rows.get("partnerships", ()), "section"):
        section = row.integer("section", 0)
        yield Partnership(
            title=row.text("title"),
            introduction=read_prose(row.text("introduction")),
            measures=tuple(
                _measure(measure, latest.get((section, measure.integer("measure", 0)), ()))
                for measure in _in_order(measures.get((section,), ()), "measure")
            ),
            footnotes=tuple(Footnote(note.text("mark"), note.text("text")) for note in notes.get((section,), ())),
        )


def _measure(row: Row, latest: Sequence[Row]) -> Measure:
    return Measure(
        number=row.text("number"),
        title=row.text("title"),
        rationale=row.text("rationale"),
        sources=row.texts("sources"),
        latest=tuple(_blocks(latest)),
        sensitive=row.yes("sensitive", default=False),
    )


def _blocks(lines: Sequence[Row]) -> Iterator[Paragraph | BulletList | Table]:
    for _, group in groupby(_in_order(lines, "block"), key=lambda line: line.integer("block", 0)):
        yield _block(tuple(group))


def _block(lines: tuple[Row, ...]) -> Paragraph | BulletList | Table:
    """One block from the rows of one number, whose kinds ``check_blocks`` found to belong together."""
    kind = lines[0].code("kind", BlockKind)
    if kind is BlockKind.PARAGRAPH:
        return Paragraph(lines[0].text("column_1"))
    if kind is BlockKind.LIST_ITEM:
        return BulletList(tuple(line.text("column_1") for line in lines))

    def of(kind: BlockKind) -> list[Row]:
        return [line for line in lines if line.code("kind", BlockKind) is kind]

    captions, headers, body = of(BlockKind.TABLE_CAPTION), of(BlockKind.TABLE_HEADER), of(BlockKind.TABLE_ROW)
    stated = captions[0].integer("columns", 0) if captions else 0
    width = max([stated, *(_filled(line) for line in headers + body)])
    return Table(
        caption=captions[0].text("column_1") if captions else "",
        header=_cells(headers[0], width) if headers else (),
        rows=tuple(_cells(line, width) for line in body),
        notes=tuple(Footnote(n.text("column_1"), n.text("column_2")) for n in of(BlockKind.TABLE_NOTE)),
    )


def _filled(line: Row) -> int:
    return max(
        (int(name.removeprefix("column_")) for name in line.cells if name.startswith("column_")),
        default=0,
    )


def _cells(line: Row, width: int) -> tuple[str, ...]:
    return tuple(line.text(f"column_{i}") for i in range(1, width + 1))


def _tolerance(row: Row) -> Tolerance | None:
    size = row.number("tolerance")
    kind = row.code("tolerance_kind", ToleranceKind) or ToleranceKind.PERCENT
    return None if size is None else Tolerance(size, kind)


def _period(row: Row, column: str = "period") -> Period:
    period = row.period(column)
    if period is None:
        raise ValueError(f"{row.place(column)}: a checked row has a period")
    return period


def _by(rows: Sequence[Row], *columns: str) -> dict[tuple[Value | None, ...], list[Row]]:
    groups: dict[tuple[Value | None, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.cells.get(column) for column in columns), []).append(row)
    return groups


def _in_order(rows: Sequence[Row], column: str) -> list[Row]:
    return sorted(rows, key=lambda row: row.integer(column, 0))
