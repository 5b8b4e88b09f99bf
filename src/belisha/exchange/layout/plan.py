"""The tables that change rarely: the organisation, its front page, aims and indicators."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.indicator import Aggregation, Frequency, NumberKind, Polarity, Unit
from belisha.domain.period import Period
from belisha.domain.tolerance import ToleranceKind
from belisha.exchange.layout.shape import Column, Kind, Reference, Rhythm, Table
from belisha.exchange.layout.words import FrontKind, MonthOfYear

ORGANISATION = Table(
    name="organisation",
    sheet="Organisation",
    about="Who reports, and what stands on the front of the report.",
    upright=True,
    required=True,
    columns=(
        Column(
            "name",
            "Organisation",
            Kind.TEXT,
            "The name as it should stand on the report.",
            example="Estuary Borough Council",
            required=True,
            width=60,
        ),
        Column(
            "name_derived",
            "Name worked out",
            Kind.YES_NO,
            "Yes where the name was taken from e-mail addresses and nobody has confirmed it; then choose No.",
            example=False,
        ),
        Column(
            "report_title",
            "Title of the report",
            Kind.TEXT,
            "The name of the series, without the month.",
            example="Monthly Performance Report",
            required=True,
        ),
        Column(
            "period", "Month reported", Kind.PERIOD, "The month this report is about.", example=Period.month(2026, 4)
        ),
        Column(
            "version",
            "Version",
            Kind.TEXT,
            "The version of this month's report, like 1.0. May be empty.",
            example="1.0",
        ),
        Column(
            "generated",
            "Made on",
            Kind.MOMENT,
            "When the document that these facts came from was made. Leave it empty for a new report.",
        ),
        Column(
            "publisher",
            "Published by",
            Kind.TEXT,
            "The team that publishes the report.",
            example="Performance and Insight Team",
        ),
        Column(
            "year_start",
            "Year starts in",
            Kind.CODE,
            "The first month of the financial year. April where it is empty.",
            choices=MonthOfYear,
            example=MonthOfYear("4"),
        ),
        Column(
            "tolerance",
            "Tolerance",
            Kind.TOLERANCE,
            "How far short of its target a value still counts as near: 5% where it is empty.",
            example=Decimal(5),
        ),
        Column(
            "tolerance_kind",
            "Tolerance is",
            Kind.CODE,
            "A share of the target, or an amount in the indicator's own unit. A target of zero needs an amount.",
            choices=ToleranceKind,
            example=ToleranceKind.PERCENT,
        ),
        Column(
            "brand_colour",
            "Colour",
            Kind.TEXT,
            "The organisation's colour as # and six digits or letters a to f. May be empty.",
            example="#1d5c63",
        ),
        Column(
            "logo",
            "Logo",
            Kind.TEXT,
            "The picture as text (a data URI of a PNG or SVG file). Leave it as it is, or empty it for none.",
        ),
    ),
)

CONTACTS = Table(
    name="contacts",
    sheet="Contacts",
    about="Who answers questions about the report, a row each, in the order in which they should stand.",
    rhythm=Rhythm.RARELY,
    columns=(
        Column("name", "Name", Kind.TEXT, "May be empty.", example="Ada Wherry", width=28),
        Column("email", "E-mail", Kind.TEXT, "May be empty.", example="performance@estuary.example", width=36),
        Column("telephone", "Telephone", Kind.TEXT, "May be empty.", example="01632 960001", width=20),
    ),
)

FRONT_PAGE = Table(
    name="front_page",
    sheet="Front page",
    about="Notices and paragraphs of introduction for the front of the report, a row each, in order.",
    rhythm=Rhythm.RARELY,
    columns=(
        Column(
            "kind",
            "What it is",
            Kind.CODE,
            "A notice is about this issue; an introduction stays from month to month.",
            choices=FrontKind,
            required=True,
            example=FrontKind.NOTICE,
            width=16,
        ),
        Column(
            "text",
            "Text",
            Kind.TEXT,
            "One notice, or one paragraph.",
            required=True,
            example="There is no finance report this month.",
            width=100,
        ),
    ),
)

AIMS = Table(
    name="aims",
    sheet="Aims",
    about="The aims of the plan, a row each, in the plan's order.",
    key=("code",),
    columns=(
        Column(
            "code",
            "Aim",
            Kind.TEXT,
            "A short name by which the other sheets refer to it.",
            required=True,
            example="HOMES",
            width=16,
        ),
        Column("title", "Title", Kind.TEXT, "The aim as the report should print it.", example="Good homes", width=60),
    ),
)

PRIORITIES = Table(
    name="priorities",
    sheet="Priorities",
    about="The priorities that stand under each aim, a row each, in order.",
    references=(Reference(("aim",), "aims", ("code",)),),
    columns=(
        Column("aim", "Aim", Kind.TEXT, "An aim from the sheet Aims.", required=True, example="HOMES", width=16),
        Column(
            "priority",
            "Priority",
            Kind.TEXT,
            "One priority.",
            required=True,
            example="Bring empty homes back into use.",
            width=100,
        ),
    ),
)

INDICATORS = Table(
    name="indicators",
    sheet="Indicators",
    about="What is measured, a row for each indicator, in the plan's order.",
    key=("code",),
    required=True,
    references=(Reference(("aim",), "aims", ("code",)),),
    columns=(
        Column(
            "code",
            "Code",
            Kind.TEXT,
            "The code by which the other sheets refer to it.",
            required=True,
            example="HO 1.1",
            width=12,
        ),
        Column(
            "title",
            "Title",
            Kind.TEXT,
            "What is measured, without the way it is added up.",
            required=True,
            example="Homelessness cases closed because a home was found",
            width=60,
        ),
        Column("aim", "Aim", Kind.TEXT, "An aim from the sheet Aims.", example="HOMES", width=14),
        Column(
            "polarity",
            "Which way is better",
            Kind.CODE,
            "Goldilocks: neither too high nor too low. For information: no value is better than another.",
            choices=Polarity,
            required=True,
            example=Polarity.MAXIMISE,
            width=18,
        ),
        Column(
            "aggregation",
            "How a value is made",
            Kind.CODE,
            "Snapshot: as it stands at the period's end. Cumulative: added up from the start of the year.",
            choices=Aggregation,
            example=Aggregation.CUMULATIVE,
            width=20,
        ),
        Column(
            "resets",
            "Starts again each year",
            Kind.YES_NO,
            "For cumulative values: No where they go on adding up from year to year. Yes where it is empty.",
            example=True,
            width=12,
        ),
        Column(
            "kind",
            "Kind of number",
            Kind.CODE,
            "A rate is one count over another. Count where it is empty.",
            choices=NumberKind,
            example=NumberKind.RATE,
            width=12,
        ),
        Column(
            "unit",
            "Unit",
            Kind.CODE,
            "What its figures are in. Number where it is empty.",
            choices=Unit,
            example=Unit.PERCENT,
            width=14,
        ),
        Column(
            "decimals",
            "Decimal places",
            Kind.INTEGER,
            "How many places its figures are published with. 0 where it is empty.",
            example=1,
            width=10,
        ),
        Column(
            "keep_zeros",
            "Keep zeros",
            Kind.YES_NO,
            "Yes prints 68.0 beside 69.6, No prints 68. Yes where it is empty.",
            example=True,
            width=10,
        ),
        Column(
            "frequency",
            "How often",
            Kind.CODE,
            "How often there is a value. Monthly where it is empty.",
            choices=Frequency,
            example=Frequency.MONTHLY,
            width=12,
        ),
        Column(
            "owners",
            "Managed by",
            Kind.NAMES,
            "Who answers for it. Joint owners with a semicolon between them.",
            example=("Tom Sandling", "Ivy Marsh"),
            width=26,
        ),
        Column(
            "committee",
            "Committee",
            Kind.TEXT,
            "The scrutiny committee it reports to.",
            example="Homes Scrutiny",
            width=26,
        ),
        Column(
            "year_introduced",
            "Year introduced",
            Kind.INTEGER,
            "The year in which it was first measured.",
            example=2021,
            width=11,
        ),
        Column(
            "tolerance",
            "Tolerance",
            Kind.TOLERANCE,
            "Only where it differs from the organisation's.",
            example=Decimal(2),
            width=11,
        ),
        Column(
            "tolerance_kind",
            "Tolerance is",
            Kind.CODE,
            "A share of the target, or an amount in the indicator's own unit.",
            choices=ToleranceKind,
            example=ToleranceKind.PERCENT,
            width=20,
        ),
        Column(
            "scale_minimum",
            "Gauge from",
            Kind.FIGURE,
            "Where its gauge begins. With the end, or not at all.",
            example=Decimal(0),
            width=11,
        ),
        Column("scale_maximum", "Gauge to", Kind.FIGURE, "Where its gauge ends.", example=Decimal(100), width=11),
        Column(
            "definition",
            "Definition",
            Kind.TEXT,
            "What exactly is counted.",
            example="Cases closed in the month in which the household moved into a home for at least six months.",
            width=50,
        ),
        Column(
            "source",
            "Source of the figures",
            Kind.TEXT,
            "Where the figures come from.",
            example="Housing case system",
            width=30,
        ),
        Column(
            "rationale",
            "Why it is measured",
            Kind.TEXT,
            "Why it is watched.",
            example="It shows whether advice ends in a home.",
            width=40,
        ),
        Column(
            "printed_title",
            "Title as printed",
            Kind.TEXT,
            "The title as a source document printed it. Leave it empty for a new indicator.",
            width=40,
        ),
    ),
)
