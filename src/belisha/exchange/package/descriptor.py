"""``datapackage.json``: what stands in each file of the package, by Data Package v2."""

from __future__ import annotations

import re
from typing import Any

from belisha import markers
from belisha.domain.facts import Facts
from belisha.exchange.layout import LAYOUT, Column, Kind, Reference, Table
from belisha.exchange.layout.words import words_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PERIOD_PATTERN = r"\d{4}-\d{2}(/\d{4}-\d{2})?|FY\d{4}(-\d{2})?(-Q[1-4])?"
DIALECT = {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True}

_TYPES = {
    Kind.INTEGER: "integer",
    Kind.NUMBER: "number",
    Kind.FIGURE: "number",
    Kind.TOLERANCE: "number",
    Kind.YES_NO: "boolean",
    Kind.MOMENT: "datetime",
}
_ABOUT = (
    "Everything that is known for a performance report: the organisation, its plan, indicators, targets, values, "
    "judgements and partnership measures. Codes are explained in each field's categories. A text that a spreadsheet "
    "would take for a formula, or that begins with an apostrophe, has one apostrophe more in front: take it away."
)


def descriptor(facts: Facts, tables: tuple[Table, ...]) -> dict[str, Any]:
    """The package's description. ``tables`` are drawn out to the columns that they have in it."""
    publication = facts.publication
    described: dict[str, Any] = {
        "$schema": PROFILE,
        "name": re.sub(r"[^a-z0-9]+", "-", publication.title.lower()).strip("-") or "report",
        "title": f"{publication.title}, {facts.organisation.name}",
        "description": _ABOUT,
        markers.PROPERTY: markers.PACKAGE,
        markers.LAYOUT_PROPERTY: LAYOUT,
        "resources": [_resource(table) for table in tables],
    }
    return described


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.sheet,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": DIALECT,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, required=column.required or column.name in table.key) for column in table.stored],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": _other_table(reference, table) | {"fields": list(reference.to)},
            }
            for reference in table.references
        ]
    return schema


def _other_table(reference: Reference, table: Table) -> dict[str, str]:
    """Named, unless the table refers to itself: Data Package 2.0 then wants no name."""
    return {} if reference.table == table.name else {"resource": reference.table}


def _field(column: Column, *, required: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "title": column.heading,
        "description": column.help,
    }
    constraints: dict[str, Any] = {"required": True} if required else {}
    if column.kind is Kind.PERIOD:
        constraints["pattern"] = PERIOD_PATTERN
    if column.choices is not None:
        words = words_of(column.choices)
        field["categories"] = [{"value": code.value, "label": text} for code, text in words.items()]
        any_code = "|".join(code.value for code in words)
        constraints |= (
            {"enum": [code.value for code in words]}
            if column.kind is Kind.CODE
            else {"pattern": f"({any_code})(; ({any_code}))*"}
        )
    if column.kind is Kind.CODES:
        del field["categories"]
    return field | ({"constraints": constraints} if constraints else {})
