"""The tables that change rarely: the organisation, its front page and its aims."""

from __future__ import annotations

from decimal import Decimal

from belisha.domain.period import Period
from belisha.exchange.layout.shape import Column, Kind, Reference, Rhythm, Table
from belisha.exchange.layout.tolerance import tolerance_columns
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
        *tolerance_columns(
            "How far short of its target a value still counts as near: 5% where it is empty.",
            example=Decimal(5),
            more="A target of zero needs an amount.",
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
        Column(
            "small",
            "Small counts up to",
            Kind.INTEGER,
            "Sensitive indicators' counts of people from 1 to this are withheld: 5 where it is empty.",
            example=5,
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
