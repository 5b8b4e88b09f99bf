"""The tables of partnership measures."""

from __future__ import annotations

from belisha.exchange.layout.shape import Column, Kind, Reference, Rhythm, Table
from belisha.exchange.layout.words import BlockKind

_SECTION = Column(
    "section",
    "Section",
    Kind.INTEGER,
    "A section's number from the sheet Partnerships.",
    required=True,
    example=1,
    width=9,
)
_MEASURE = Column(
    "measure",
    "Measure",
    Kind.INTEGER,
    "The measure's place in its section: 1, 2, 3.",
    required=True,
    example=1,
    width=9,
)
_TO_PARTNERSHIPS = Reference(("section",), "partnerships", ("section",))

PARTNERSHIPS = Table(
    name="partnerships",
    sheet="Partnerships",
    about="The partnership sections at the end of the report, a row each.",
    key=("section",),
    rhythm=Rhythm.RARELY,
    columns=(
        Column("section", "Section", Kind.INTEGER, "The section's place: 1, 2, 3.", required=True, example=1, width=9),
        Column(
            "title",
            "Title",
            Kind.TEXT,
            "The partnership's name or subject.",
            required=True,
            example="Health and wellbeing",
            width=40,
        ),
        Column(
            "introduction",
            "Introduction",
            Kind.PROSE,
            "An empty line between paragraphs; • before each item of a list. May be empty.",
            width=80,
        ),
    ),
)

MEASURES = Table(
    name="measures",
    sheet="Partnership measures",
    about="The measures of each partnership section, a row each.",
    key=("section", "measure"),
    references=(_TO_PARTNERSHIPS,),
    rhythm=Rhythm.RARELY,
    columns=(
        _SECTION,
        _MEASURE,
        Column(
            "number",
            "Number as printed",
            Kind.TEXT,
            "What the report prints before the title. May be empty.",
            example="1",
            width=10,
        ),
        Column(
            "title",
            "Title",
            Kind.TEXT,
            "What is watched.",
            required=True,
            example="Patients treated within 18 weeks",
            width=60,
        ),
        Column(
            "rationale",
            "Why it is included",
            Kind.TEXT,
            "May be empty.",
            example="A national standard that can be compared.",
            width=60,
        ),
        Column(
            "sources",
            "Sources",
            Kind.LINES,
            "Links or names of sources, one a line. May be empty.",
            example=("https://health.example/papers",),
            width=50,
        ),
        Column(
            "sensitive",
            "Sensitive",
            Kind.YES_NO,
            "Yes where its tables count people who might be known: small counts are withheld. No where it is empty.",
            example=False,
            width=10,
        ),
    ),
)

LATEST = Table(
    name="latest",
    sheet="Latest performance",
    about="Each measure's latest performance in paragraphs, lists and small tables: a row for each line.",
    references=(_TO_PARTNERSHIPS, Reference(("section", "measure"), "measures", ("section", "measure"))),
    rhythm=Rhythm.RARELY,
    columns=(
        _SECTION,
        _MEASURE,
        Column(
            "block",
            "Block",
            Kind.INTEGER,
            "1, 2, 3 in order. The rows of one list or one table have the same number.",
            required=True,
            example=1,
            width=9,
        ),
        Column(
            "kind",
            "What it is",
            Kind.CODE,
            "A paragraph or list item stands in Column 1; a table's note has its mark there, its text in Column 2.",
            choices=BlockKind,
            required=True,
            example=BlockKind.PARAGRAPH,
            width=16,
        ),
        Column(
            "columns",
            "Columns of the table",
            Kind.INTEGER,
            "Only where a table's last column is empty in every row: how many columns it has.",
            width=10,
        ),
    ),
    spread=Column(
        "column",
        "Column",
        Kind.TEXT,
        "The paragraph, the item, or a cell of the table.",
        example="91.2% in March 2026",
        width=24,
    ),
)
SPREAD = 8
"""Drawn out to at least this many columns, so that an ordinary table fits."""

FOOTNOTES = Table(
    name="footnotes",
    sheet="Footnotes",
    about="The notes under each partnership section, a row each, in order.",
    references=(_TO_PARTNERSHIPS,),
    rhythm=Rhythm.RARELY,
    columns=(
        _SECTION,
        Column("mark", "Mark", Kind.TEXT, "The sign that points to it, like *. May be empty.", example="*", width=9),
        Column(
            "text",
            "Text",
            Kind.TEXT,
            "The note.",
            required=True,
            example="Waiting times are counted from referral.",
            width=100,
        ),
    ),
)
