"""The report as open data: CSV files with codes beside words, each with CSVW metadata, and one data package."""

from __future__ import annotations

from typing import Any

import msgspec

from belisha.csv_text import csv_text
from belisha.render import Output
from belisha.render.data.columns import fields, lines
from belisha.render.data.csvw import csvw
from belisha.render.data.package import descriptor, resource
from belisha.render.tables import tables
from belisha.report.model import Report


def render(report: Report) -> tuple[Output, ...]:
    """Every table as a CSV file (RFC 4180, UTF-8) with its metadata, and ``datapackage.json`` for them all."""
    folder = f"{report.identity.file_stem}-data"
    words = {table.code: table for table in report.words.data.tables}
    outputs: list[Output] = []
    resources: list[dict[str, Any]] = []
    for table in tables(report):
        columns = fields(table, report)
        data = csv_text([column.name for column in columns], lines(table)).encode()
        described = csvw(report, table, words[table.code], columns)
        outputs.append(Output(f"{folder}/{table.code}.csv", data))
        outputs.append(Output(f"{folder}/{table.code}.csv-metadata.json", _json(described)))
        resources.append(resource(table, words[table.code], columns, data))
    outputs.append(Output(f"{folder}/datapackage.json", _json(descriptor(report, resources))))
    return tuple(outputs)


def _json(value: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
