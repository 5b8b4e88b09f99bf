"""Cases for the rules that a document's text does not show: of a register, of earlier releases, of a page's markup."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.judgement import Commentary
from belisha.domain.observation import Missing, Observation, Quality
from belisha.domain.partnership import Footnote, Measure, Partnership, Table
from belisha.domain.prose import Paragraph

type Change = Callable[[Facts], Facts]


@dataclass(frozen=True)
class RegisterCase:
    """``earlier`` makes of the example what an earlier release had held."""

    wrong: Change
    right: Change = lambda facts: facts
    earlier: Change | None = None


def _with(facts: Facts, code: str, change: Callable[[History], History]) -> Facts:
    return replace(facts, histories=tuple(change(h) if h.indicator.code == code else h for h in facts.histories))


def _last(code: str, **changes: Any) -> Change:
    """Another latest figure."""

    def change(history: History) -> History:
        last = [o for o in history.current if o.value is not None][-1]
        new = replace(last, **changes)
        return replace(history, observations=tuple(new if o is last else o for o in history.observations))

    return lambda facts: _with(facts, code, change)


def _of_month(code: str, label: str, **changes: Any) -> Change:
    def one(o: Observation) -> Observation:
        return replace(o, **changes) if o.period.label == label else o

    return lambda facts: _with(facts, code, lambda h: replace(h, observations=tuple(map(one, h.observations))))


def _said(code: str, text: str, months: int = 0) -> Change:
    """The latest commentary in other words, or of a month that lies ``months`` off."""

    def change(history: History) -> History:
        last = history.commentaries[-1]
        new = Commentary(period=last.period.shift(months), prose=(Paragraph(text),))
        return replace(history, commentaries=(new,))

    return lambda facts: _with(facts, code, change)


def _newest(code: str, text: str) -> Change:
    """One figure alone, and what is said of it."""

    def change(history: History) -> History:
        return replace(history, observations=history.current[-1:])

    return lambda facts: _said(code, text)(_with(facts, code, change))


def _aimed(code: str, value: int) -> Change:
    """Another target for the latest year."""

    def change(history: History) -> History:
        year = max((t for t in history.targets if t.period.months == 12), key=lambda t: t.period)
        new = replace(year, value=Decimal(value))
        return replace(history, targets=tuple(new if t is year else t for t in history.targets))

    return lambda facts: _with(facts, code, change)


def _better(code: str, way: Polarity) -> Change:
    return lambda facts: _with(facts, code, lambda h: replace(h, indicator=replace(h.indicator, polarity=way)))


_NOTES = (Footnote("[c]", "Withheld: a small number."),)


def _withheld(*cells: str) -> Change:
    """A table of two kinds, their total and those cells."""
    table = Table(
        header=("Kind", "2025/26"), rows=(("Boys", cells[0]), ("Girls", cells[1]), ("Total", "21")), notes=_NOTES
    )
    measure = Measure(number="1", title="Children who went missing", latest=(table,))
    return lambda facts: replace(facts, partnerships=(Partnership(title="Safety", measures=(measure,)),))


def _headed(*header: str) -> Change:
    table = Table(header=header, rows=(("Boys", "20", "30"), ("Girls", "40", "50")))
    measure = Measure(number="1", title="Children who went missing", latest=(table,))
    return lambda facts: replace(facts, partnerships=(Partnership(title="Safety", measures=(measure,)),))


def _coloured(colour: str) -> Change:
    return lambda facts: replace(facts, organisation=replace(facts.organisation, brand_colour=colour))


def _sensitive(value: int, said: str = "Nobody was named.", **changes: Any) -> Change:
    """A stock of people who might be known."""
    stock = {"sensitive": True, "kind": NumberKind.COUNT, "unit": Unit.NUMBER, "aggregation": Aggregation.SNAPSHOT}
    stock |= {"style": NumberStyle(0)} | changes

    def change(history: History) -> History:
        return replace(history, indicator=replace(history.indicator, **stock))

    return lambda facts: _said("EP 4.1", said)(_last("EP 4.1", value=Decimal(value))(_with(facts, "EP 4.1", change)))


def _by_formula(more: int) -> Change:
    """The latest figure of one indicator is to be that of another, and is ``more``."""

    def change(facts: Facts) -> Facts:
        made_of = next(h for h in facts.histories if h.indicator.code == "EP 1.4")
        last = [o for o in made_of.current if o.value is not None][-1]

        def given(history: History) -> History:
            indicator = replace(history.indicator, formula="[EP 1.4] * 2")
            value = Decimal(last.value * 2 + more) if last.value is not None else None
            return replace(history, indicator=indicator, observations=(Observation(period=last.period, value=value),))

        return _with(facts, "EP 4.1", given)

    return change


_STEADY = "The team keeps on meeting landlords and families every week of the year."
REGISTER_CASES = {
    "ratio": RegisterCase(_last("EP 2.3", numerator=Decimal(12)), _last("EP 2.3", numerator=None)),
    "formula": RegisterCase(_by_formula(1), _by_formula(0)),
    "repeated_value": RegisterCase(_last("EP 4.6", value=Decimal(964340)), _last("EP 4.6", value=Decimal(964341))),
    "recoverable": RegisterCase(_withheld("[c]", "17"), _withheld("[c]", "[c]")),
    "withheld_figure": RegisterCase(_sensitive(3), _sensitive(30)),
    "withheld_said": RegisterCase(_sensitive(3, "Three came."), _sensitive(3, "Few came.")),
    "unprotected": RegisterCase(_sensitive(3, kind=NumberKind.SCORE), _sensitive(3)),
    "table_header": RegisterCase(_headed("Kind", "", "2026"), _headed("", "2025", "2026")),
    "language": RegisterCase(_said("EP 4.1", "Τα παιδιά ήρθαν όλα."), _said("EP 4.1", "Families came all month.")),
    "contrast": RegisterCase(_coloured("#ffdd00"), _coloured("")),
    "no_history": RegisterCase(
        _newest("EP 4.1", "It compares well with previous years."), _newest("EP 4.1", "Families came all month.")
    ),
    "revised_unsaid": RegisterCase(
        _of_month("EP 4.3", "July 2026", value=Decimal("29.9")),
        _of_month("EP 4.3", "July 2026", value=Decimal("29.9"), quality=(Quality.REVISED,)),
        earlier=lambda facts: facts,
    ),
    "target_revised_unsaid": RegisterCase(
        _aimed("EP 4.1", 145),
        lambda facts: _said("EP 4.1", "The target was lowered in May.")(_aimed("EP 4.1", 145)(facts)),
        earlier=lambda facts: facts,
    ),
    "way_changed": RegisterCase(_better("EP 4.1", Polarity.MAXIMISE), earlier=lambda facts: facts),
    "indicator_gone": RegisterCase(
        lambda facts: replace(facts, histories=facts.histories[1:]), earlier=lambda facts: facts
    ),
    "text_again": RegisterCase(
        _said("EP 4.1", _STEADY), _said("EP 4.1", "Twelve homes were bought."), earlier=_said("EP 4.1", _STEADY, -1)
    ),
    "missing_unexplained": RegisterCase(
        _last("EP 6.4", value=None, missing=Missing.NOT_STATED),
        _last("EP 6.4", value=None, missing=Missing.NOT_YET_AVAILABLE),
    ),
}
PAGE = """<html><body><h1>Monthly Performance Report</h1><p>August 2026</p>{heading}
<table><tr><th>Code</th><th>Title</th><th>Month's Value</th><th>Month's Target</th></tr>
<tr><td>EP 1.1</td><td>Bins missed</td><td>12</td><td>14</td></tr></table></body></html>"""
PAGE_CASES = {"heading_order": ("<h4>Our indicators</h4>", "<h2>Our indicators</h2>")}
"""The heading of a web page that is wrong, and one that is right."""
