"""The tables that are filled in for each period: values, targets and judgements; and what a document counted."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.judgement import Derivation, Outcome
from belisha.domain.observation import Missing, Quality
from belisha.domain.period import Period
from belisha.exchange.layout.shape import Column, Kind, Reference, Rhythm, Table
from belisha.exchange.layout.tolerance import tolerance_columns

_TO_INDICATORS = (Reference(("indicator",), "indicators", ("code",)),)
_INDICATOR = Column(
    "indicator",
    "Code",
    Kind.TEXT,
    "An indicator's code from the sheet Indicators.",
    required=True,
    example="HO 1.1",
    width=12,
)
_TITLE = Column(
    "title",
    "Title (only to read)",
    Kind.TEXT,
    "Shown so that you see which indicator it is. What stands here is not read.",
    example="Homelessness cases closed because a home was found",
    width=44,
    shown=True,
)
_PERIOD = Column(
    "period",
    "Period",
    Kind.PERIOD,
    "A month like April 2026, a quarter like Q1 2026/27, a year like 2026/27.",
    required=True,
    example=Period.month(2026, 4),
    width=18,
)


def _as_printed(what: str) -> Column:
    found = f"What a source document printed. Leave it empty for a new {what}."
    return Column("text", "As printed", Kind.TEXT, found, width=14)


VALUES = Table(
    name="values",
    sheet="Values",
    about="The figures: a row for each indicator and period, the newest on top.",
    key=("indicator", "period", "revision"),
    references=_TO_INDICATORS,
    rhythm=Rhythm.MONTHLY,
    filled_in=True,
    columns=(
        _INDICATOR,
        _TITLE,
        _PERIOD,
        Column(
            "value",
            "Value",
            Kind.FIGURE,
            "The figure alone; a percentage as 58.9%. Where there is none, leave it empty and say why beside it.",
            example=Decimal("58.9"),
            width=13,
        ),
        Column("missing", "Why there is no value", Kind.CODE, "Only where Value is empty.", choices=Missing, width=20),
        Column(
            "numerator",
            "Numerator",
            Kind.NUMBER,
            "For a rate: how many of them. May be empty.",
            example=Decimal(53),
            width=12,
        ),
        Column(
            "denominator",
            "Denominator",
            Kind.NUMBER,
            "For a rate: out of how many. May be empty.",
            example=Decimal(90),
            width=12,
        ),
        Column(
            "quality",
            "Quality",
            Kind.CODES,
            "What a reader must know of the figure. Several with a semicolon between them.",
            choices=Quality,
            example=(Quality.PROVISIONAL,),
            width=18,
        ),
        Column(
            "revision",
            "Revision",
            Kind.INTEGER,
            "1 or empty for a period's first figure, 2 for the one that replaced it. Keep the row it replaced.",
            example=1,
            width=9,
        ),
        Column("reason", "Why it was revised", Kind.TEXT, "Why this figure replaced the one before.", width=30),
        Column(
            "recorded",
            "Recorded on",
            Kind.MOMENT,
            "When the figure was entered. May be empty.",
            width=17,
        ),
        _as_printed("figure"),
    ),
)

TARGETS = Table(
    name="targets",
    sheet="Targets",
    about="The targets: a row for each indicator and period, the newest on top; a year's is the annual target.",
    key=("indicator", "period"),
    references=_TO_INDICATORS,
    rhythm=Rhythm.MONTHLY,
    filled_in=True,
    columns=(
        _INDICATOR,
        _TITLE,
        _PERIOD,
        Column(
            "value",
            "Target",
            Kind.FIGURE,
            "The value aimed for. Where there is none, leave it empty and say why beside it.",
            example=Decimal(60),
            width=13,
        ),
        Column(
            "missing",
            "Why there is no target",
            Kind.CODE,
            "Only where Target is empty. Not applicable: none is set, on purpose.",
            choices=Missing,
            width=20,
        ),
        Column(
            "lower",
            "Lower bound",
            Kind.FIGURE,
            "For Goldilocks: the lowest value that is still right. With the upper bound, or not at all.",
            width=12,
        ),
        Column("upper", "Upper bound", Kind.FIGURE, "For Goldilocks: the highest value that is still right.", width=12),
        *tolerance_columns("Only where it differs for this period from the indicator's."),
        _as_printed("target"),
    ),
)

JUDGEMENTS = Table(
    name="judgements",
    sheet="Judgements",
    about="What the owner expects and says: a row for each indicator and period, the newest on top.",
    key=("indicator", "period"),
    references=_TO_INDICATORS,
    rhythm=Rhythm.MONTHLY,
    filled_in=True,
    columns=(
        _INDICATOR,
        _TITLE,
        _PERIOD,
        Column(
            "outcome",
            "Expected outcome",
            Kind.CODE,
            "The owner's judgement of the year's end.",
            choices=Outcome,
            example=Outcome.SOME_SLIPPAGE,
            width=30,
        ),
        Column(
            "missing",
            "Why there is no outcome",
            Kind.CODE,
            "Only where Expected outcome is empty.",
            choices=Missing,
            width=20,
        ),
        Column(
            "reason",
            "Reason",
            Kind.TEXT,
            "Why the expected outcome differs from what the figures say. May be empty.",
            example="A second adviser starts in June.",
            width=36,
        ),
        Column(
            "commentary",
            "Commentary",
            Kind.PROSE,
            "What happened, why and what is being done. An empty line between paragraphs, • before list items.",
            example="One of the two advisers left in March.\n\n• A second adviser starts in June.",
            width=80,
        ),
        Column("by", "Judged by", Kind.TEXT, "May be empty.", example="Tom Sandling", width=20),
        Column("recorded", "Judged on", Kind.MOMENT, "May be empty.", width=17),
        Column("commentary_by", "Commentary by", Kind.TEXT, "May be empty.", width=20),
        Column("commentary_recorded", "Commentary on", Kind.MOMENT, "May be empty.", width=17),
        Column(
            "derivation",
            "How it was worked out",
            Kind.CODE,
            "Where a document implied the outcome without stating it. Empty it once the outcome is confirmed.",
            choices=Derivation,
            width=34,
        ),
        Column(
            "printed_arrow",
            "Printed arrow",
            Kind.TEXT,
            "A source document's own symbol for better or worse than last year. Kept, not interpreted.",
            width=10,
        ),
    ),
)

PRINTED_COUNTS = Table(
    name="printed_counts",
    sheet="Printed counts",
    about="The summary counts that a source document printed. Empty for a new report.",
    rhythm=Rhythm.RARELY,
    references=(Reference(("aim",), "aims", ("code",)),),
    columns=(
        Column("aim", "Aim", Kind.TEXT, "An aim from the sheet Aims; empty for the whole report.", width=16),
        Column("outcome", "Expected outcome", Kind.CODE, "Empty for those without one.", choices=Outcome, width=30),
        Column("count", "Count", Kind.INTEGER, "How many the document said there were.", required=True, width=10),
    ),
)

DENOMINATORS = Table(
    name="denominators",
    sheet="Denominators",
    about="Figures that formulas name, such as a population: a row each time one changes.",
    key=("name", "since"),
    columns=(
        Column("name", "Name", Kind.TEXT, "What formulas call it.", required=True, example="households", width=24),
        Column(
            "since",
            "Since",
            Kind.PERIOD,
            "The first period for which it holds, until a later row.",
            required=True,
            example=Period.month(2026, 4),
            width=18,
        ),
        Column("value", "Value", Kind.NUMBER, "The figure.", required=True, example=Decimal(74300), width=13),
        Column(
            "source", "Source", Kind.TEXT, "Whose figure it is. May be empty.", example="Council tax list", width=36
        ),
    ),
)

BENCHMARKS = Table(
    name="benchmarks",
    sheet="Benchmarks",
    about="What others reached: a row for each indicator, period and organisation.",
    key=("indicator", "period", "group", "organisation"),
    references=_TO_INDICATORS,
    columns=(
        _INDICATOR,
        _PERIOD,
        Column(
            "group",
            "Group",
            Kind.TEXT,
            "Whom to compare with. An average, such as England's, is a group of its own.",
            required=True,
            example="Nearest neighbours",
            width=24,
        ),
        Column(
            "organisation",
            "Organisation",
            Kind.TEXT,
            "Whose value it is.",
            required=True,
            example="Northshire Borough Council",
            width=32,
        ),
        Column("value", "Value", Kind.FIGURE, "Their figure.", required=True, example=Decimal("61.2"), width=13),
    ),
)
