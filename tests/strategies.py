"""Facts of every kind, made by Hypothesis: with texts that break careless readers and writers.

What is drawn is as Belisha keeps it: texts have been through ``normalise``, codes are unique, periods belong to the
organisation's year. Everything else is as nasty as can be.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from belisha.domain.benchmark import Benchmark
from belisha.domain.denominator import Denominator
from belisha.domain.facts import Facts, History, PrintedCount
from belisha.domain.indicator import Aggregation, Frequency, Indicator, NumberKind, NumberStyle, Polarity, Scale, Unit
from belisha.domain.judgement import Commentary, Derivation, Judgement, Outcome, derives
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.organisation import Aim, Contact, Organisation, Publication
from belisha.domain.partnership import Footnote, Measure, Partnership, Table
from belisha.domain.period import Period
from belisha.domain.prose import BulletList, Paragraph
from belisha.domain.target import Target
from belisha.domain.tolerance import Tolerance, ToleranceKind
from belisha.exchange.normalise import clean

LONG = "On the 5th the count rose & fell; “nobody” knew why. "
NASTY = (
    "=1+1", "+44 1632 960001", "-", "-5", "@SUM(A1)", '=HYPERLINK("http://x.example","x")', "'quoted", "''", "'",
    "\t=1", "a\tb", "a\nb", "\n\n", "a\n\nb", "• a\n• b", "* a", "- a", "\\* a", "\\", "\\\\", "\\;", '"', '""', "a,b;c|d",
    ";", "a; b", "a  b", "\U0001f600\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u0645\u0631\u062d\u0628\u0627 (abc)",
    "\u05e2\u05d1 12%", "<b>&amp;</b>", "]]>", "<!-- x -->", "<r><t>x</t></r>", "<r>&</r>", "_x005F_x0041_ " * 3_000, "_x0041_", "_x005F_", "_x000D_", "_x005F_x0041_", "x_X",
    "TRUE", "NULL", "N/A", "1e5", "007", "1/4", "April 2017", "2017-04", "#N/A", "Example", "Part 2", "e\u0301", "\ufb01",
    "\u0130", "\u2028x", "\u00a0x\u00a0", "\x00\x1bx", "\ufffd", "\ud800", "\U0010ffff", "\ufffe", "\ufeffx",
    "\u202eabc", LONG * 1_000,
)  # fmt: skip
LOGOS = ("", "data:image/png;base64,AAAA", "data:image/svg+xml;base64," + "QUJD" * 20_000)


def one_of_these[T](options: tuple[T, ...]) -> SearchStrategy[T]:
    """As ``sampled_from``, which would print every one of these in each message."""
    return st.integers(0, len(options) - 1).map(options.__getitem__)


nasty = one_of_these(NASTY)


def _text(source: SearchStrategy[str]) -> SearchStrategy[str]:
    return source.map(lambda text: clean(text).strip())


texts = _text(st.one_of(nasty, st.text(max_size=12), st.tuples(st.text(max_size=5), nasty).map("".join)))
some_text = texts.filter(bool)
one_line = texts.map(lambda text: re.sub(r"\s+", " ", text).strip())
some_line = one_line.filter(bool)
codes = st.one_of(
    st.builds("{} {}.{}".format, st.sampled_from(["CP", "KPI", "LI"]), st.integers(1, 9), st.integers(1, 99)),
    some_line.filter(lambda text: len(text) < 100),
)


def decimals(least: int | None = None) -> SearchStrategy[Decimal]:
    drawn = st.one_of(
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10_000_000, max_value=10_000_000),
        st.builds(lambda n, e: Decimal(n).scaleb(e), st.integers(-(10**20), 10**20), st.integers(-18, 3)),
        st.sampled_from([Decimal(0), Decimal("10.00"), Decimal("0.5"), Decimal(1), Decimal("0.1"), Decimal("1E+2")]),
    )
    return drawn if least is None else drawn.map(abs)


def moments() -> SearchStrategy[datetime | None]:
    """With and without a time zone, to the minute and to the microsecond."""
    naive = st.datetimes()
    return st.one_of(
        st.none(),
        naive.map(lambda moment: moment.replace(microsecond=0, second=0)),
        naive,
        naive.map(lambda moment: moment.replace(tzinfo=UTC)),
        naive.map(lambda moment: moment.replace(tzinfo=timezone(timedelta(hours=5, minutes=30)))),
    )


@st.composite
def periods(draw: Any, year_start: int) -> Period:
    year = draw(st.one_of(st.integers(2014, 2030), st.integers(1000, 9990)))
    match draw(st.sampled_from(["month", "month", "quarter", "year", "range"])):
        case "month":
            return Period.month(year, draw(st.integers(1, 12)))
        case "quarter":
            return Period.quarter(year, draw(st.integers(1, 4)), year_start)
        case "year":
            return Period.year(year, year_start)
        case _:
            start = Period.month(year, draw(st.integers(1, 12)))
            return Period.range(start, start.shift(draw(st.integers(0, 24))))


tolerances = st.builds(Tolerance, decimals(0), st.sampled_from(ToleranceKind))
prose = st.lists(
    st.one_of(
        st.builds(Paragraph, some_line),
        st.builds(BulletList, st.lists(some_line, min_size=1, max_size=3).map(tuple)),
    ),
    max_size=3,
).map(tuple)
some_prose = prose.filter(bool)


@st.composite
def observations(draw: Any, period: Period, revision: int) -> Observation:
    value = draw(st.one_of(st.none(), decimals()))
    return Observation(
        period=period,
        value=value,
        missing=draw(st.sampled_from(Missing)) if value is None else None,
        text=draw(texts),
        numerator=draw(st.one_of(st.none(), decimals())),
        denominator=draw(st.one_of(st.none(), decimals())),
        quality=draw(st.lists(st.sampled_from(Quality), unique=True).map(tuple)),
        revision=revision,
        recorded=draw(moments()),
        reason=draw(texts),
    )


@st.composite
def targets(draw: Any, period: Period) -> Target:
    bounds = draw(st.one_of(st.none(), st.tuples(decimals(), decimals()).map(sorted)))
    value = draw(st.one_of(st.none(), decimals()))
    none_stated = value is None and (bounds is None or draw(st.booleans()))
    return Target(
        period=period,
        value=value,
        missing=draw(st.sampled_from(Missing)) if none_stated else None,
        text=draw(texts),
        lower=bounds[0] if bounds else None,
        upper=bounds[1] if bounds else None,
        tolerance=draw(st.one_of(st.none(), tolerances)),
    )


@st.composite
def judgements(draw: Any, period: Period) -> Judgement:
    outcome = draw(st.one_of(st.none(), st.sampled_from(Outcome)))
    return Judgement(
        period=period,
        outcome=outcome,
        missing=draw(st.sampled_from(Missing)) if outcome is None else None,
        reason=draw(texts),
        derivation=draw(st.sampled_from([None, *(each for each in Derivation if derives(each, outcome))])),
        printed_arrow=draw(st.sampled_from(["", "↓", "↑", "▲", "="])),
        by=draw(texts),
        recorded=draw(moments()),
    )


@st.composite
def indicators(draw: Any, code: str, aims: list[str]) -> Indicator:
    ends = draw(st.one_of(st.none(), st.tuples(decimals(), decimals()).map(sorted)))
    return Indicator(
        code=code,
        title=draw(some_text),
        aim=draw(st.sampled_from(["", *aims])),
        polarity=draw(st.sampled_from(Polarity)),
        aggregation=draw(st.sampled_from(Aggregation)),
        resets=draw(st.booleans()),
        kind=draw(st.sampled_from(NumberKind)),
        unit=draw(st.sampled_from(Unit)),
        style=NumberStyle(draw(st.integers(0, 10)), draw(st.booleans())),
        frequency=draw(st.sampled_from(Frequency)),
        owners=draw(st.lists(some_line, max_size=3).map(tuple)),
        committee=draw(texts),
        year_introduced=draw(st.one_of(st.none(), st.integers(1900, 2100))),
        printed_title=draw(texts),
        definition=draw(texts),
        source=draw(texts),
        rationale=draw(texts),
        tolerance=draw(st.one_of(st.none(), tolerances)),
        scale=Scale(*ends) if ends else None,
        sensitive=draw(st.booleans()),
    )


@st.composite
def histories(draw: Any, code: str, aims: list[str], year_start: int) -> History:
    def some_periods() -> list[Period]:
        drawn: list[Period] = draw(st.lists(periods(year_start), max_size=3, unique=True))
        return drawn

    return History(
        indicator=draw(indicators(code, aims)),
        observations=tuple(
            draw(observations(period, revision))
            for period in some_periods()
            for revision in range(1, draw(st.integers(1, 2)) + 1)
        ),
        targets=tuple(draw(targets(period)) for period in some_periods()),
        judgements=tuple(draw(judgements(period)) for period in some_periods()),
        benchmarks=tuple(
            Benchmark(period=period, group=draw(codes), organisation=draw(codes), value=draw(decimals()))
            for period in some_periods()
        ),
        commentaries=tuple(
            Commentary(period=period, prose=draw(some_prose), by=draw(texts), recorded=draw(moments()))
            for period in some_periods()
        ),
    )


footnotes = st.builds(Footnote, one_line, some_text)


@st.composite
def small_tables(draw: Any) -> Table:
    width = draw(st.integers(1, 11))
    row = st.tuples(*[texts] * width)
    header = draw(st.one_of(st.just(()), row))
    rows = tuple(draw(st.lists(row, max_size=3)))
    return Table(caption=draw(texts), header=header, rows=rows, notes=tuple(draw(st.lists(footnotes, max_size=2))))


measures = st.builds(
    Measure,
    number=one_line,
    title=some_text,
    rationale=texts,
    sources=st.lists(some_line, max_size=2).map(tuple),
    sensitive=st.booleans(),
    latest=st.lists(
        st.one_of(
            st.builds(Paragraph, texts),
            st.builds(BulletList, st.lists(texts, min_size=1, max_size=3).map(tuple)),
            small_tables(),
        ),
        max_size=3,
    ).map(tuple),
)
partnerships = st.builds(
    Partnership,
    title=some_text,
    introduction=prose,
    measures=st.lists(measures, max_size=2).map(tuple),
    footnotes=st.lists(footnotes, max_size=2).map(tuple),
)


@st.composite
def facts(draw: Any) -> Facts:
    year_start = draw(st.sampled_from([4, 4, 1, 7, 12]))
    aims = draw(st.lists(codes, max_size=2, unique=True))
    indicator_codes = draw(st.lists(codes, min_size=1, max_size=3, unique=True))
    contacts = st.builds(Contact, texts, texts, texts).filter(lambda c: bool(c.name or c.email or c.telephone))
    return Facts(
        organisation=Organisation(
            name=draw(some_text),
            name_derived=draw(st.booleans()),
            year_start=year_start,
            tolerance=draw(tolerances),
            brand_colour=draw(st.sampled_from(["", "#1d5c63", "#FFFFFF"])),
            logo=draw(one_of_these(LOGOS)),
            small=draw(st.integers(1, 100)),
        ),
        publication=Publication(
            title=draw(some_text),
            period=draw(st.one_of(st.none(), periods(year_start))),
            version=draw(texts),
            generated=draw(moments()),
            publisher=draw(texts),
            contacts=tuple(draw(st.lists(contacts, max_size=2))),
            notices=tuple(draw(st.lists(some_text, max_size=2))),
            front_matter=tuple(draw(st.lists(some_text, max_size=2))),
        ),
        aims=tuple(Aim(code, draw(texts), tuple(draw(st.lists(some_text, max_size=2)))) for code in aims),
        histories=tuple(draw(histories(code, aims, year_start)) for code in indicator_codes),
        partnerships=tuple(draw(st.lists(partnerships, max_size=2))),
        denominators=tuple(
            Denominator(draw(codes), since, draw(decimals()), draw(texts))
            for since in draw(st.lists(periods(year_start), max_size=2, unique=True))
        ),
        printed_counts=tuple(
            PrintedCount(outcome=outcome, count=count, aim=aim)
            for outcome, count, aim in draw(
                st.lists(
                    st.tuples(
                        st.one_of(st.none(), st.sampled_from(Outcome)),
                        st.integers(0, 99),
                        st.sampled_from(["", *aims]),
                    ),
                    max_size=2,
                )
            )
        ),
    )
