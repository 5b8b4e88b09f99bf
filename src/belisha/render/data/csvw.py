"""What stands beside a CSV file for readers of CSV on the Web (W3C, Metadata Vocabulary for Tabular Data)."""

from __future__ import annotations

from typing import Any

from belisha.render.data.columns import Field
from belisha.render.tables import Table
from belisha.report.model import Report
from belisha.report.table_words import TableWords

_DATATYPES = {"string": "string", "number": "decimal", "integer": "integer", "boolean": "boolean"}


def csvw(report: Report, table: Table, words: TableWords, fields: tuple[Field, ...]) -> dict[str, Any]:
    """The metadata of ``{table.code}.csv``."""
    identity = report.identity
    metadata: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": identity.language}],
        "url": f"{table.code}.csv",
        "dc:title": f"{words.title}: {identity.title}, {identity.period.text}",
        "dc:description": words.description,
        "dc:publisher": identity.organisation,
        "rdfs:comment": report.words.data.guarded_text,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {"columns": [_column(field) for field in fields], "primaryKey": list(table.key)},
    }
    return metadata


def _column(field: Field) -> dict[str, Any]:
    # The file's own heading comes first among the titles: a validator compares the two.
    titles = list(dict.fromkeys((field.name, field.title)))
    return {
        "name": field.name,
        "titles": titles,
        "dc:description": field.description,
        "datatype": _DATATYPES[field.type],
        "required": field.required,
    }
