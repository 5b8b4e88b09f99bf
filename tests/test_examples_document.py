"""The example's report of August 2026, read as a document, gives back what was known then."""

from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from belisha.domain.facts import Facts, History
from belisha.domain.judgement import ADVERSE, Outcome
from belisha.domain.observation import Observation
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.document import read_document, recognise
from belisha.exchange.package import Folder, read_package
from belisha.exchange.reading import Reading

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
AUGUST = Period.month(2026, 8)
MADE = datetime.fromisoformat("2026-09-16T10:15")
"""When the report of August was made: what was entered later is not in it."""


@cache
def package() -> Facts:
    return read_package(Folder(EXAMPLES / "estuary")).facts


@cache
def reading() -> Reading:
    path = EXAMPLES / "estuary-report-2026-08.txt"
    return recognise(read_document(path.read_bytes(), path.name))


def known_then(history: History, period: Period) -> Observation | None:
    """The revision that was current when the report of August was made."""
    known = [o for o in history.observations if o.period == period and (o.recorded is None or o.recorded <= MADE)]
    return known[-1] if known else None


HISTORIES = pytest.mark.parametrize("code", [history.indicator.code for history in package().histories])


def pair(code: str) -> tuple[History, History]:
    """An indicator's history in the package, and as it was read."""
    stated, read = package().history(code), reading().facts.history(code)
    assert stated is not None
    assert read is not None
    return stated, read


def test_every_line_is_read_and_nothing_is_left_open() -> None:
    assert [(use.number, use.text) for use in reading().unread] == []
    assert [remark for remark in reading().remarks if remark.kind is RemarkKind.AMBIGUOUS] == []


def test_the_front_is_read() -> None:
    publication = reading().facts.publication
    assert reading().facts.organisation.name == package().organisation.name
    assert not reading().facts.organisation.name_derived
    assert (publication.period, publication.version, publication.generated) == (AUGUST, "1.0", MADE)
    assert publication.publisher == package().publication.publisher
    assert publication.contacts == package().publication.contacts


def test_the_aims_are_read_with_their_priorities() -> None:
    stated = [(aim.title, aim.priorities) for aim in package().aims]
    assert [(aim.title, aim.priorities) for aim in reading().facts.aims] == stated


@HISTORIES
def test_values_are_those_known_then(code: str) -> None:
    stated, read = pair(code)
    assert read.observations
    for seen in read.observations:
        known = known_then(stated, seen.period)
        assert known is not None, seen.period.code
        assert (seen.value, seen.missing) == (known.value, known.missing), seen.period.code


@HISTORIES
def test_targets_are_those_of_the_package(code: str) -> None:
    stated, read = pair(code)
    for target in read.targets:
        known = stated.target(target.period)
        if target.stated or known is not None:
            assert known is not None, target.period.code
            assert (target.value, target.lower, target.upper, target.missing) == (
                known.value,
                known.lower,
                known.upper,
                known.missing,
            ), target.period.code


@HISTORIES
def test_outcomes_are_those_of_the_package(code: str) -> None:
    stated, read = pair(code)
    known, seen = stated.judgement(AUGUST), read.judgement(AUGUST)
    assert known is not None
    assert seen is not None
    assert (seen.outcome, seen.missing) == (known.outcome, known.missing)


@HISTORIES
def test_indicators_are_those_of_the_package(code: str) -> None:
    stated, read = (history.indicator for history in pair(code))
    assert read.title == stated.title
    assert (read.polarity, read.aggregation) == (stated.polarity, stated.aggregation)
    assert (read.owners, read.committee) == (stated.owners, stated.committee)


def test_the_detail_is_read_with_its_commentary() -> None:
    adverse = [h for h in package().histories if (j := h.judgement(AUGUST)) is not None and j.outcome in ADVERSE]
    assert len(adverse) == 15
    for history in adverse:
        _, read = pair(history.indicator.code)
        known, seen = history.commentary(AUGUST), read.commentary(AUGUST)
        assert known is not None
        assert seen is not None, history.indicator.code
        assert seen.prose == known.prose, history.indicator.code
        assert read.indicator.year_introduced == history.indicator.year_introduced


def test_the_printed_counts_are_those_of_the_outcomes() -> None:
    whole = {count.outcome: count.count for count in reading().facts.printed_counts if count.aim == ""}
    assert whole == {Outcome.AT_RISK: 7, Outcome.ON_COURSE: 25, Outcome.SOME_SLIPPAGE: 8, None: 2}


def test_partnership_measures_are_read() -> None:
    stated, read = package().partnerships, reading().facts.partnerships
    assert [part.title for part in read] == [part.title for part in stated]
    assert [part.footnotes for part in read] == [part.footnotes for part in stated]
    for known, seen in zip(stated, read, strict=True):
        assert [(m.number, m.title, m.rationale) for m in seen.measures] == [
            (m.number, m.title, m.rationale) for m in known.measures
        ]
        kinds = [[type(block) for block in measure.latest] for measure in seen.measures]
        assert kinds == [[type(block) for block in measure.latest] for measure in known.measures]
