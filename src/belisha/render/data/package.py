"""The descriptor of the open data: one data package (Data Package v2) of all its files."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from belisha import markers
from belisha.render.data.columns import Field
from belisha.render.tables import Table
from belisha.report.model import Report
from belisha.report.table_words import TableWords

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def descriptor(report: Report, resources: list[dict[str, Any]]) -> dict[str, Any]:
    identity, words = report.identity, report.words.data
    about = (words.dataset_description, identity.version_text, identity.generated, identity.draft, words.guarded_text)
    publisher = {"title": identity.organisation, "roles": ["publisher"]}
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": re.sub(r"[^a-z0-9._-]+", "-", identity.file_stem.lower()).strip("-") or "report",
        "title": words.dataset_title.format(title=identity.title, period=identity.period.text),
        "description": "\n\n".join(text for text in about if text),
        "version": identity.version,
        "contributors": [publisher],
        "language": identity.language,
        "period": identity.period.code,
        "generated": identity.generated_code,
        "resources": resources,
        markers.PROPERTY: markers.OPEN_DATA,
    }
    return {name: value for name, value in package.items() if value}


def resource(table: Table, words: TableWords, fields: tuple[Field, ...], data: bytes) -> dict[str, Any]:
    """One file of the package, with its size, its digest and the schema of its columns."""
    schema: dict[str, Any] = {
        "$schema": _SCHEMA,
        "fields": [_field(field) for field in fields],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.links:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}} for column, other in table.links
        ]
    return {
        "name": table.code,
        "type": "table",
        "path": f"{table.code}.csv",
        "title": words.title,
        "description": words.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": field.type,
    }
    if field.required:
        described["constraints"] = {"required": True}
    return described
