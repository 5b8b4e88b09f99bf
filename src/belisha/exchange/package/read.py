"""A data package's files as the layout's rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from belisha import markers
from belisha.domain.period import FINANCIAL_YEAR_START
from belisha.domain.problems import RemarkKind
from belisha.exchange.cells import MisreadError
from belisha.exchange.findings import Findings
from belisha.exchange.guard import MAX_JSON, refusal
from belisha.exchange.layout import LAYOUT, TABLES, Table
from belisha.exchange.package.csv_rows import csv_rows
from belisha.exchange.package.descriptor import DIALECT
from belisha.exchange.package.files import Files
from belisha.exchange.reading import Reading, Register
from belisha.exchange.tables import Row, facts_of, year_start_of
from belisha.exchange.tables.check import check, without_unfilled
from belisha.exchange.tables.hint import did_you_mean
from belisha.markers import DESCRIPTOR

_READ_OF_DIALECT = ("delimiter", "quoteChar", "doubleQuote", "header")
UNFILLED = "rows that hold only an indicator and a period were passed over"


def read_package(files: Files) -> Reading:
    """The facts of a package. Raises SourceError with every problem found."""
    described = _described(files)
    findings = Findings(files.name)
    resources = _resources(described, findings)
    state = _State(files, findings)
    rows = {table.name: state.rows(table, resources.get(table.name)) for table in TABLES}
    if not rows["organisation"] and "organisation" in resources and not findings.problems:
        findings.problem("organisation.csv", "no row", "one row")
    check(rows, findings)
    findings.raise_problems()
    return Reading(facts=facts_of(rows), remarks=findings.remarks, register=Register.PACKAGE)


class _State(Struct):
    """What is needed to read the next table: the year's start is known once the first is read."""

    files: Files
    findings: Findings
    year_start: int = FINANCIAL_YEAR_START

    def rows(self, table: Table, resource: Mapping[str, Any] | None) -> tuple[Row, ...]:
        if resource is None:
            return ()
        place = f"{DESCRIPTOR}, resource {table.name}"
        try:
            path = _path(resource)
            data = self.files.read(path)
        except MisreadError as error:
            self.findings.problem(place, error.found, error.expected, error.remedy)
            return ()
        rows, unfilled = without_unfilled(table, list(csv_rows(table, data, path, self.findings, self.year_start)))
        if unfilled:
            self.findings.remark(RemarkKind.LEFT_OUT, path, UNFILLED)
        if table.name == "organisation" and rows:
            self.year_start = year_start_of(rows[0])
        return rows


def _described(files: Files) -> dict[str, Any]:
    try:
        described = json.loads(_description(files).decode("utf-8-sig"))
    except MisreadError as error:
        raise refusal(files.name, error.found, f"a {DESCRIPTOR}", "Give the folder that holds it.") from error
    except (ValueError, RecursionError) as error:
        raise refusal(files.name, f"{DESCRIPTOR} is not JSON: {error}", "a data package's description") from error
    if not isinstance(described, dict) or not isinstance(described.get("resources"), list):
        raise refusal(files.name, f"{DESCRIPTOR} lists no resources", "a data package's description")
    refuse_own(described, files.name)
    return described


def _description(files: Files) -> bytes:
    data = files.read(DESCRIPTOR)
    if len(data) > MAX_JSON:
        raise MisreadError(f"a {DESCRIPTOR} of {len(data):,} bytes", f"at most {MAX_JSON:,}")
    return data


def refuse_own(described: Mapping[str, Any], name: str) -> None:
    """Raise SourceError for a report's open data, and for a package of a newer layout."""
    if described.get(markers.PROPERTY) == markers.OPEN_DATA:
        raise refusal(
            name,
            "this is the open data of a finished report, made by Belisha",
            "the workbook, package or document that the report was made from",
        )
    layout = described.get(markers.LAYOUT_PROPERTY)
    if isinstance(layout, int) and layout > LAYOUT:
        raise refusal(name, f"it has layout {layout}", f"layout {LAYOUT} or lower", "Use a newer Belisha.")


def _resources(described: Mapping[str, Any], findings: Findings) -> dict[str, Mapping[str, Any]]:
    known = {table.name: table for table in TABLES}
    resources: dict[str, Mapping[str, Any]] = {}
    for resource in described["resources"]:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str) or name in resources:
            findings.problem(
                DESCRIPTOR, f"a resource named {json.dumps(name)}", "every resource with a name of its own"
            )
        elif name not in known:
            _unknown(name, [other for other in known if other not in resources], findings)
        else:
            resources[name] = resource
    for table in TABLES:
        if table.required and table.name not in resources:
            findings.problem(DESCRIPTOR, f"no resource {table.name}", f"one: {table.about}")
    return resources


def _unknown(name: str, others: list[str], findings: Findings) -> None:
    if hint := did_you_mean(name, others):
        findings.problem(DESCRIPTOR, f"a resource {name}", "a resource of the layout", hint)
    else:
        findings.remark(RemarkKind.LEFT_OUT, f"resource {name}", "not part of the layout, and not read")


def _path(resource: Mapping[str, Any]) -> str:
    path = resource.get("path")
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str):
        raise MisreadError("no path to a file", "the path of one CSV file")
    encoding = str(resource.get("encoding", "utf-8")).lower().replace("_", "-")
    if encoding not in {"utf-8", "utf8"}:
        raise MisreadError(f"the encoding {encoding}", "utf-8")
    if not _is_ordinary(resource.get("dialect", {})):
        raise MisreadError("an unusual dialect", "commas between cells and quotation marks around")
    return path


def _is_ordinary(dialect: object) -> bool:
    """Whether cells are parted and quoted as ours are; what else a dialect may say changes nothing."""
    if not isinstance(dialect, dict) or "escapeChar" in dialect:
        return False
    return all(dialect.get(name, DIALECT[name]) == DIALECT[name] for name in _READ_OF_DIALECT)
