"""One description of every table and column: for the workbook and the package, for reading and writing."""

from belisha.exchange.layout.figures import BENCHMARKS, DENOMINATORS, JUDGEMENTS, PRINTED_COUNTS, TARGETS, VALUES
from belisha.exchange.layout.indicators import INDICATORS
from belisha.exchange.layout.partnership import FOOTNOTES, LATEST, MEASURES, PARTNERSHIPS, SPREAD
from belisha.exchange.layout.plan import AIMS, CONTACTS, FRONT_PAGE, ORGANISATION, PRIORITIES
from belisha.exchange.layout.shape import Column, Kind, Reference, Rhythm, Table, Value

LAYOUT = 1
"""The layout's number, written into every file; a file with a higher one was made by a newer Belisha."""

TABLES: tuple[Table, ...] = (
    ORGANISATION,
    CONTACTS,
    FRONT_PAGE,
    AIMS,
    PRIORITIES,
    INDICATORS,
    TARGETS,
    VALUES,
    JUDGEMENTS,
    DENOMINATORS,
    BENCHMARKS,
    PARTNERSHIPS,
    MEASURES,
    LATEST,
    FOOTNOTES,
    PRINTED_COUNTS,
)
"""Every table, each after those it refers to."""


def table_named(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


__all__ = [
    "AIMS",
    "BENCHMARKS",
    "CONTACTS",
    "DENOMINATORS",
    "FOOTNOTES",
    "FRONT_PAGE",
    "INDICATORS",
    "JUDGEMENTS",
    "LATEST",
    "LAYOUT",
    "MEASURES",
    "ORGANISATION",
    "PARTNERSHIPS",
    "PRINTED_COUNTS",
    "PRIORITIES",
    "SPREAD",
    "TABLES",
    "TARGETS",
    "VALUES",
    "Column",
    "Kind",
    "Reference",
    "Rhythm",
    "Table",
    "Value",
    "table_named",
]
