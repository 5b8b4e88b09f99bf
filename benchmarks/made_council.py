"""A clean register of a council that no rule was made with: other indicators, figures and sentences at every seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal

from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation, Indicator, NumberKind, NumberStyle, Polarity, Unit
from belisha.domain.judgement import Commentary, Judgement, Outcome
from belisha.domain.observation import Observation
from belisha.domain.organisation import Aim, Organisation, Publication
from belisha.domain.period import Period
from belisha.domain.prose import Paragraph
from belisha.domain.target import Target

END = Period.month(2026, 11)
MONTHS = 32
PLACES = ("Millbrook", "Easthaven", "Corriedale", "Thornwick", "Saltmere", "Aldergate")
OWNERS = ("Head of Streets", "Housing Manager", "Director of Learning", "Head of Customers", "Leisure Manager")
COMMITTEES = ("Environment Panel", "Families Panel", "Finance Panel")


@dataclass(frozen=True)
class Kind:
    """What is measured and roughly how much a month."""

    title: str
    aggregation: Aggregation
    kind: NumberKind
    unit: Unit
    polarity: Polarity
    level: int


_A, _N, _U, _P = Aggregation, NumberKind, Unit, Polarity
KINDS = (
    Kind("Potholes mended", _A.PERIOD_TOTAL, _N.COUNT, _U.NUMBER, _P.MAXIMISE, 420),
    Kind("Noise complaints received", _A.PERIOD_TOTAL, _N.COUNT, _U.NUMBER, _P.MINIMISE, 130),
    Kind("Empty homes in the borough", _A.SNAPSHOT, _N.COUNT, _U.NUMBER, _P.MINIMISE, 900),
    Kind("Library loans", _A.CUMULATIVE, _N.COUNT, _U.NUMBER, _P.MAXIMISE, 21000),
    Kind("Trees planted", _A.CUMULATIVE, _N.COUNT, _U.NUMBER, _P.MAXIMISE, 140),
    Kind("Fines issued for parking", _A.CUMULATIVE, _N.MONEY, _U.POUNDS, _P.MAXIMISE, 48000),
    Kind("Licences granted within the time promised", _A.PERIOD_TOTAL, _N.RATE, _U.PERCENT, _P.MAXIMISE, 610),
    Kind("Calls answered within 30 seconds", _A.PERIOD_TOTAL, _N.RATE, _U.PERCENT, _P.MAXIMISE, 5200),
    Kind("School places offered at a first choice", _A.SNAPSHOT, _N.RATE, _U.PERCENT, _P.MAXIMISE, 1800),
    Kind("Buses that ran late", _A.PERIOD_TOTAL, _N.RATE, _U.PERCENT, _P.MINIMISE, 7000),
    Kind("Boilers inspected", _A.CUMULATIVE, _N.COUNT, _U.NUMBER, _P.MAXIMISE, 260),
    Kind("Swimming lessons given", _A.PERIOD_TOTAL, _N.COUNT, _U.NUMBER, _P.MAXIMISE, 1500),
)


def made_council(rng: random.Random) -> Facts:
    """Figures without jumps, targets that stand, and commentaries that say what the figures are."""
    aims = tuple(Aim(code, title) for code, title in (("A", "Safe streets"), ("B", "Good homes"), ("C", "Fair money")))
    histories = tuple(_history(rng, at, each) for at, each in enumerate(rng.sample(KINDS, len(KINDS))))
    name = f"{rng.choice(PLACES)} District Council"
    return Facts(
        organisation=Organisation(name=name), publication=Publication(period=END), aims=aims, histories=histories
    )


def _history(rng: random.Random, at: int, made: Kind) -> History:
    rate = made.kind is NumberKind.RATE
    indicator = Indicator(
        code=f"MC {at // 4 + 1}.{at % 4 + 1}",
        title=made.title,
        aim="ABC"[at // 4],
        polarity=made.polarity,
        aggregation=made.aggregation,
        kind=made.kind,
        unit=made.unit,
        style=NumberStyle(1 if rate else 0, keep_zeros=True),
        owners=(rng.choice(OWNERS),),
        committee=rng.choice(COMMITTEES),
    )
    observations = _observations(rng, made, indicator)
    values = [o.value for o in observations if o.value is not None]
    goal = _goal(rng, made, values)
    targets = _targets(made, goal)
    value, target = values[-1], next(t.value for t in targets if t.period == END)
    better = value >= (target or 0) if made.polarity is Polarity.MAXIMISE else value <= (target or 0)
    outcome = Outcome.ON_COURSE if better else Outcome.SOME_SLIPPAGE
    text = "" if better else _said(rng, indicator, value, values[-2], target or Decimal(0))
    return History(
        indicator=indicator,
        observations=observations,
        targets=targets,
        judgements=(Judgement(period=END, outcome=outcome),),
        commentaries=(Commentary(period=END, prose=(Paragraph(text),)),) if text else (),
    )


def _observations(rng: random.Random, made: Kind, indicator: Indicator) -> tuple[Observation, ...]:
    found: list[Observation] = []
    share, running = rng.uniform(0.72, 0.9), Decimal(0)
    for back in range(MONTHS - 1, -1, -1):
        period = END.shift(-back)
        count = Decimal(round(made.level * rng.uniform(0.9, 1.1)))
        if made.kind is NumberKind.RATE:
            top = Decimal(round(float(count) * (share + rng.uniform(-0.02, 0.02))))
            value = indicator.style.published(top * 100 / count)
            found.append(Observation(period=period, value=value, numerator=top, denominator=count))
            continue
        if made.aggregation is Aggregation.CUMULATIVE:
            running = count if period.month_number == 4 else running + count
            count = running
        found.append(Observation(period=period, value=count))
    return tuple(found)


def _goal(rng: random.Random, made: Kind, values: list[Decimal]) -> Decimal:
    """A month's target: near what is reached, on either side."""
    if made.kind is NumberKind.RATE:
        return Decimal(round(float(values[-1]) * rng.uniform(0.94, 1.06)))
    return Decimal(round(made.level * rng.uniform(0.94, 1.06)))


def _targets(made: Kind, goal: Decimal) -> tuple[Target, ...]:
    months = [Period.month(2025, 4).shift(at) for at in range(24)]
    year = END.in_year(4)
    if made.aggregation is Aggregation.CUMULATIVE:
        own = tuple(Target(period=each, value=goal * (at % 12 + 1)) for at, each in enumerate(months))
        return (*own, Target(period=year, value=goal * 12))
    total = made.kind is NumberKind.COUNT and made.aggregation is Aggregation.PERIOD_TOTAL
    own = tuple(Target(period=each, value=goal) for each in months)
    return (*own, Target(period=year, value=goal * 12 if total else goal))


def _said(rng: random.Random, indicator: Indicator, value: Decimal, before: Decimal, target: Decimal) -> str:
    shown, earlier, goal = (_text(indicator, each) for each in (value, before, target))
    side = "below" if value < target else "above"
    way = f"up from {earlier}" if value > before else f"down from {earlier}" if value < before else "as it was"
    start = rng.choice((f"November 2026 ended at {shown}", f"The figure for November 2026 is {shown}"))
    why = rng.choice(
        (
            "Two posts were vacant for most of the autumn.",
            "The storms at the start of the month took crews away from this work.",
            "A supplier delivered late, and the backlog has grown.",
        )
    )
    owner = indicator.owners[0]
    what = rng.choice(
        (
            f"The {owner} is recruiting, and new staff start in January 2027.",
            f"The {owner} has agreed a plan with the contractor and reviews it every week.",
            f"A second crew follows in December 2026, and the {owner} reports on it each month.",
        )
    )
    return f"{start}, {way} in October and {side} the target of {goal}. {why} {what}"


def _text(indicator: Indicator, value: Decimal) -> str:
    number = f"{indicator.style.published(value):,}"
    return {Unit.PERCENT: f"{number}%", Unit.POUNDS: f"£{number}"}.get(indicator.unit, number)
