"""What the organisation measures, and what counts as better."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

from belisha.domain.frozen import Frozen
from belisha.domain.tolerance import Tolerance

_EXACT = Context(prec=100)
"""Room for any figure with any number of decimals: rounding is by the indicator's style and nothing else."""


class Polarity(StrEnum):
    MAXIMISE = "maximise"
    MINIMISE = "minimise"
    GOLDILOCKS = "goldilocks"
    """Neither too high nor too low: near the target, or between two bounds."""
    NONE = "none"
    """Context, for information: no value is better than another."""


class Aggregation(StrEnum):
    """How a period's value is made."""

    SNAPSHOT = "snapshot"
    PERIOD_TOTAL = "period_total"
    CUMULATIVE = "cumulative"
    ROLLING_QUARTER = "rolling_quarter"
    YTD_AVERAGE = "ytd_average"
    YTD_SNAPSHOT = "ytd_snapshot"
    NOT_STATED = "not_stated"


class NumberKind(StrEnum):
    COUNT = "count"
    RATE = "rate"
    """A numerator over a denominator. A cumulative rate may fall; a cumulative count may not."""
    SCORE = "score"
    MONEY = "money"
    DURATION = "duration"


class Unit(StrEnum):
    NUMBER = "number"
    PERCENT = "percent"
    POUNDS = "pounds"
    DAYS = "days"
    WEEKS = "weeks"
    HOURS = "hours"
    MINUTES = "minutes"
    TONNES = "tonnes"
    KILOGRAMS = "kilograms"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    PER_100000 = "per_100000"


class MissingPart(StrEnum):
    """What a part without a value does to a figure that is worked out by a formula."""

    LEAVES_NONE = "leaves_none"
    """The figure is missing too."""
    COUNTS_AS_ZERO = "counts_as_zero"
    """Only where nothing recorded means that there was nothing."""


class Frequency(StrEnum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    ANNUAL = "annual"


class NumberStyle(Frozen):
    """How the indicator's figures are written: ``decimals`` places, trailing zeros kept or dropped."""

    decimals: int = 0
    keep_zeros: bool = True

    def published(self, value: Decimal) -> Decimal:
        """``value`` as it is published: rounded half up, away from zero, to ``decimals`` places."""
        return value.quantize(Decimal(1).scaleb(-self.decimals), rounding=ROUND_HALF_UP, context=_EXACT)


class Scale(Frozen):
    """The ends of the indicator's gauge, in its unit."""

    minimum: Decimal
    maximum: Decimal


class Indicator(Frozen, kw_only=True):
    """A defined thing the organisation measures.

    ``title`` is the name without the brackets that tell the aggregation; ``printed_title`` is what the source printed,
    slips included. ``resets`` says whether a cumulative value starts again each year. ``owners`` are names, joint
    owners in order. ``tolerance`` overrides the organisation's; ``year_introduced`` is the calendar year. ``formula``
    says how its figures are worked out where none is recorded ("[CP 1.1] / [population] * 1000"); empty for most. The
    small counts of a ``sensitive`` one are withheld. ``part_of`` is the code of the indicator whose count it makes,
    together with the others that name that one.
    """

    code: str
    title: str
    aim: str
    polarity: Polarity
    aggregation: Aggregation = Aggregation.NOT_STATED
    resets: bool = True
    kind: NumberKind = NumberKind.COUNT
    unit: Unit = Unit.NUMBER
    style: NumberStyle = NumberStyle()
    frequency: Frequency = Frequency.MONTHLY
    owners: tuple[str, ...] = ()
    committee: str = ""
    year_introduced: int | None = None
    printed_title: str = ""
    definition: str = ""
    source: str = ""
    rationale: str = ""
    tolerance: Tolerance | None = None
    scale: Scale | None = None
    formula: str = ""
    missing_part: MissingPart = MissingPart.LEAVES_NONE
    sensitive: bool = False
    part_of: str = ""
