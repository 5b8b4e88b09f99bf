"""Facts as the layout's tables of typed rows: nothing is left out, and ``read`` gives the same Facts back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from belisha.domain.benchmark import Benchmark
from belisha.domain.denominator import Denominator
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Indicator
from belisha.domain.judgement import Commentary, Judgement
from belisha.domain.observation import Observation
from belisha.domain.partnership import Measure
from belisha.domain.partnership import Table as SmallTable
from belisha.domain.prose import BulletList, Paragraph, write_prose
from belisha.domain.target import Target
from belisha.domain.tolerance import Tolerance
from belisha.exchange.layout import Table, Value
from belisha.exchange.layout.words import BlockKind, FrontKind, MonthOfYear
from belisha.exchange.tables.rows import Cells, row_of


def tables_of(facts: Facts) -> dict[str, tuple[Cells, ...]]:
    """Every table of the layout by name, its rows in the facts' order (periods ascending)."""
    return {name: tuple(rows) for name, rows in _tables(facts)}


def drawn_out(table: Table, rows: Sequence[Cells], least: int = 1) -> Table:
    """The table with as many of its spread columns as the rows need, ``least`` at the least."""
    if table.spread is None:
        return table
    prefix = f"{table.spread.name}_"
    numbers = (int(name.removeprefix(prefix)) for row in rows for name in row if name.startswith(prefix))
    return table.spread_to(max(least, max(numbers, default=0)))


def _tables(facts: Facts) -> Iterator[tuple[str, Iterator[Cells]]]:
    yield "organisation", iter([_organisation(facts)])
    yield "contacts", (row_of(name=c.name, email=c.email, telephone=c.telephone) for c in facts.publication.contacts)
    yield "front_page", _front_page(facts)
    yield "aims", (row_of(code=aim.code, title=aim.title) for aim in facts.aims)
    yield "priorities", (row_of(aim=aim.code, priority=text) for aim in facts.aims for text in aim.priorities)
    yield "indicators", (_indicator(history.indicator) for history in facts.histories)
    yield "targets", (_target(h.indicator.code, target) for h in facts.histories for target in h.targets)
    yield (
        "values",
        (
            _observation(h.indicator.code, value)
            for h in facts.histories
            for value in h.observations
            if not value.working
        ),
    )
    yield "judgements", chain.from_iterable(_judgements(history) for history in facts.histories)
    yield "denominators", (_denominator(each) for each in facts.denominators)
    yield "benchmarks", (_benchmark(h.indicator.code, each) for h in facts.histories for each in h.benchmarks)
    yield "partnerships", _partnerships(facts)
    yield "measures", (_measure(section, place, m) for section, place, m in _measures_of(facts))
    yield "latest", chain.from_iterable(_latest(section, place, m) for section, place, m in _measures_of(facts))
    yield "footnotes", _footnotes(facts)
    yield "printed_counts", (row_of(aim=c.aim, outcome=c.outcome, count=c.count) for c in facts.printed_counts)


def _organisation(facts: Facts) -> Cells:
    organisation, publication = facts.organisation, facts.publication
    return row_of(
        name=organisation.name,
        name_derived=organisation.name_derived,
        report_title=publication.title,
        period=publication.period,
        version=publication.version,
        generated=publication.generated,
        publisher=publication.publisher,
        year_start=MonthOfYear(str(organisation.year_start)),
        brand_colour=organisation.brand_colour,
        logo=organisation.logo,
        small=organisation.small,
        **_tolerance(organisation.tolerance),
    )


def _front_page(facts: Facts) -> Iterator[Cells]:
    for text in facts.publication.notices:
        yield row_of(kind=FrontKind.NOTICE, text=text)
    for text in facts.publication.front_matter:
        yield row_of(kind=FrontKind.INTRODUCTION, text=text)


def _indicator(indicator: Indicator) -> Cells:
    return row_of(
        code=indicator.code,
        title=indicator.title,
        aim=indicator.aim,
        polarity=indicator.polarity,
        aggregation=indicator.aggregation,
        resets=indicator.resets,
        kind=indicator.kind,
        unit=indicator.unit,
        decimals=indicator.style.decimals,
        keep_zeros=indicator.style.keep_zeros,
        frequency=indicator.frequency,
        owners=indicator.owners,
        committee=indicator.committee,
        year_introduced=indicator.year_introduced,
        scale_minimum=indicator.scale.minimum if indicator.scale else None,
        scale_maximum=indicator.scale.maximum if indicator.scale else None,
        definition=indicator.definition,
        source=indicator.source,
        rationale=indicator.rationale,
        sensitive=indicator.sensitive,
        part_of=indicator.part_of,
        printed_title=indicator.printed_title,
        formula=indicator.formula,
        missing_part=indicator.missing_part if indicator.formula else None,
        **_tolerance(indicator.tolerance),
    )


def _target(code: str, target: Target) -> Cells:
    return row_of(
        indicator=code,
        period=target.period,
        value=target.value,
        missing=target.missing,
        lower=target.lower,
        upper=target.upper,
        text=target.text,
        **_tolerance(target.tolerance),
    )


def _observation(code: str, observation: Observation) -> Cells:
    return row_of(
        indicator=code,
        period=observation.period,
        value=observation.value,
        missing=observation.missing,
        numerator=observation.numerator,
        denominator=observation.denominator,
        quality=observation.quality,
        revision=observation.revision,
        reason=observation.reason,
        recorded=observation.recorded,
        text=observation.text,
    )


def _judgements(history: History) -> Iterator[Cells]:
    judgements = {judgement.period: judgement for judgement in history.judgements}
    commentaries = {commentary.period: commentary for commentary in history.commentaries}
    for period in sorted(judgements.keys() | commentaries.keys()):
        cells = row_of(indicator=history.indicator.code, period=period)
        cells |= _judgement(judgements.get(period))
        yield cells | _commentary(commentaries.get(period))


def _judgement(judgement: Judgement | None) -> Cells:
    if judgement is None:
        return {}
    return row_of(
        outcome=judgement.outcome,
        missing=judgement.missing,
        reason=judgement.reason,
        by=judgement.by,
        recorded=judgement.recorded,
        derivation=judgement.derivation,
        printed_arrow=judgement.printed_arrow,
    )


def _commentary(commentary: Commentary | None) -> Cells:
    if commentary is None:
        return {}
    return row_of(
        commentary=write_prose(commentary.prose),
        commentary_by=commentary.by,
        commentary_recorded=commentary.recorded,
    )


def _denominator(figure: Denominator) -> Cells:
    return row_of(name=figure.name, since=figure.since, value=figure.value, source=figure.source)


def _benchmark(code: str, benchmark: Benchmark) -> Cells:
    return row_of(
        indicator=code,
        period=benchmark.period,
        group=benchmark.group,
        organisation=benchmark.organisation,
        value=benchmark.value,
    )


def _partnerships(facts: Facts) -> Iterator[Cells]:
    for section, partnership in enumerate(facts.partnerships, start=1):
        introduction = write_prose(partnership.introduction)
        yield row_of(section=section, title=partnership.title, introduction=introduction)


def _measures_of(facts: Facts) -> Iterator[tuple[int, int, Measure]]:
    for section, partnership in enumerate(facts.partnerships, start=1):
        for place, measure in enumerate(partnership.measures, start=1):
            yield section, place, measure


def _measure(section: int, place: int, measure: Measure) -> Cells:
    return row_of(
        section=section,
        measure=place,
        number=measure.number,
        title=measure.title,
        rationale=measure.rationale,
        sources=measure.sources,
        sensitive=measure.sensitive,
    )


def _latest(section: int, place: int, measure: Measure) -> Iterator[Cells]:
    for number, block in enumerate(measure.latest, start=1):
        for kind, texts, columns in _lines(block):
            cells = row_of(section=section, measure=place, block=number, kind=kind, columns=columns)
            yield cells | row_of(**{f"column_{i}": text for i, text in enumerate(texts, start=1)})


def _lines(block: Paragraph | BulletList | SmallTable) -> Iterator[tuple[BlockKind, tuple[str, ...], int | None]]:
    match block:
        case Paragraph(text):
            yield BlockKind.PARAGRAPH, (text,), None
        case BulletList(items):
            for item in items:
                yield BlockKind.LIST_ITEM, (item,), None
        case SmallTable():
            columns = _columns_to_state(block)
            if block.caption or columns or not (block.header or block.rows or block.notes):
                yield BlockKind.TABLE_CAPTION, (block.caption,), columns
            if block.header:
                yield BlockKind.TABLE_HEADER, block.header, None
            for row in block.rows:
                yield BlockKind.TABLE_ROW, row, None
            for note in block.notes:
                yield BlockKind.TABLE_NOTE, (note.mark, note.text), None


def _columns_to_state(table: SmallTable) -> int | None:
    """How many columns the table has, where its filled cells alone would not tell."""
    rows = (table.header, *table.rows)
    width = max(len(row) for row in rows)
    filled = max((i for row in rows for i, text in enumerate(row, start=1) if text), default=0)
    return width if filled < width else None


def _footnotes(facts: Facts) -> Iterator[Cells]:
    for section, partnership in enumerate(facts.partnerships, start=1):
        for note in partnership.footnotes:
            yield row_of(section=section, mark=note.mark, text=note.text)


def _tolerance(tolerance: Tolerance | None) -> dict[str, Value]:
    return {} if tolerance is None else {"tolerance": tolerance.size, "tolerance_kind": tolerance.kind}
