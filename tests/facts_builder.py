"""Small facts for tests of what is made of them: one indicator's history from plain figures, and facts around it."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Indicator, NumberStyle, Polarity
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.observation import Missing, Observation
from belisha.domain.organisation import Aim, Organisation, Publication
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.report.compose import compose
from belisha.report.model import Detail, Entry, Report
from belisha.report.request import Request

GENERATED = datetime(2017, 6, 14, 10, 42)  # noqa: DTZ001 - a report prints local time as its source has it
APRIL = Period.month(2017, 4)
RED, AMBER, GREEN, OPEN = Outcome.AT_RISK, Outcome.SOME_SLIPPAGE, Outcome.ON_COURSE, Outcome.AT_RISK_OR_SOME_SLIPPAGE
ORGANISATION = Organisation(name="Estuary Borough Council")


def indicator(code: str = "CP 1.1", **fields: Any) -> Indicator:
    known = {"title": f"Indicator {code}", "aim": "SAFE", "polarity": Polarity.MAXIMISE, "style": NumberStyle(1, False)}
    return Indicator(code=code, **(known | fields))


def history(
    values: Sequence[str | Missing | None] = (),
    targets: Sequence[str | None] = (),
    *,
    end: Period = APRIL,
    outcome: Outcome | None = None,
    annual: str | None = None,
    **fields: Any,
) -> History:
    """Monthly ``values`` that end with ``end``; ``targets`` for the same months. None leaves a month out."""
    months = [end.shift(i - len(values) + 1) for i in range(len(values))]
    aimed = [end.shift(i - len(targets) + 1) for i in range(len(targets))]
    year = [] if annual is None else [Target(period=end.in_year(4), value=Decimal(annual))]
    return History(
        indicator=indicator(**fields),
        observations=tuple(_observed(p, v) for p, v in zip(months, values, strict=True) if v is not None),
        targets=(*(Target(period=p, value=Decimal(t)) for p, t in zip(aimed, targets, strict=True) if t), *year),
        judgements=() if outcome is None else (Judgement(period=end, outcome=outcome),),
    )


def facts(*histories: History, **fields: Any) -> Facts:
    aims = tuple(Aim(code, code) for code in dict.fromkeys(h.indicator.aim for h in histories))
    return replace(Facts(organisation=ORGANISATION, aims=aims, histories=histories), **fields)


def council() -> tuple[History, ...]:
    """Five indicators of two aims, one of each outcome."""
    return (
        history(
            ["75"],
            ["66"],
            code="CP 1.1",
            outcome=RED,
            polarity=Polarity.MINIMISE,
            committee="People",
            owners=("A", "B"),
        ),
        history(["90"], ["90"], code="CP 1.2", outcome=GREEN, committee="Place", owners=("B",)),
        history(["88"], ["90"], code="CP 1.10", outcome=AMBER, committee="People", owners=("C",)),
        history(["80"], ["90"], code="CP 2.1", outcome=OPEN, committee="Place", owners=("C",), aim="CLEAN"),
        history([Missing.NOT_COLLECTED], code="CP 2.2", committee="Place", aim="CLEAN"),
    )


def report(*histories: History, previous: Facts | None = None, **asked: Any) -> Report:
    given = replace(facts(*histories), publication=Publication(period=asked.get("period")))
    return compose(given, Request(generated=GENERATED, **asked), previous)


def entry(one: History, **asked: Any) -> Entry:
    return report(one, **asked).entries[0]


def detail(one: History, **asked: Any) -> Detail:
    return report(one, every_detail=True, **asked).details[0]


def _observed(period: Period, value: str | Missing) -> Observation:
    if isinstance(value, Missing):
        return Observation(period=period, missing=value)
    return Observation(period=period, value=Decimal(value), text=value)
