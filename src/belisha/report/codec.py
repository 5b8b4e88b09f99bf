"""A Report as JSON and back, with the number of its schema. The bytes of equal reports are equal."""

from __future__ import annotations

from typing import Any

import msgspec

from belisha.domain.problems import Problem, SourceError
from belisha.report.model import SCHEMA, Report

STORED = "a stored report: the JSON file that belisha report --to json makes"


def encode_report(report: Report) -> bytes:
    """The report as UTF-8 JSON, fields in the model's order. Decimals are strings: nothing is rounded."""
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def decode_report(data: bytes, name: str = "The report") -> Report:
    """The Report that was stored. Raises SourceError where the bytes are no report, or one of another schema number."""
    schema = _decode(data, _Numbered, name, STORED).schema
    if schema != SCHEMA:
        problem = Problem(
            place="field schema",
            found=f"schema number {schema}",
            expected=f"{SCHEMA}",
            remedy="Make the report again from its source with this version of Belisha.",
        )
        raise SourceError(name, [problem])
    return _decode(data, Report, name, "a report as its JSON Schema describes it")


def _decode[Kind](data: bytes, kind: type[Kind], name: str, expected: str) -> Kind:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        wrong = "of another kind" if isinstance(error, msgspec.ValidationError) else "that is damaged or cut short"
        found = f"it is JSON {wrong} ({str(error).rstrip('.')})"
        raise SourceError(name, [Problem(place="", found=found, expected=expected)]) from error


def report_schema() -> dict[str, Any]:
    """The published JSON Schema (2020-12) of a stored report."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Belisha report, schema {SCHEMA}",
        **msgspec.json.schema(Report),
    }


class _Numbered(msgspec.Struct, frozen=True):
    schema: int
