"""Open data: valid packages, true cells, the same everywhere, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import hashlib
import json
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path

import frictionless
import pytest
from tests.render.reading import csv_rows
from tests.report_builder import entry, figure, identity, report

from belisha import markers
from belisha.render import Format, Output, render
from belisha.render.tables import tables
from belisha.report.model import Report


@cache
def files(made: Report) -> dict[str, Output]:
    """The outputs by the names within their folder."""
    outputs = render(made, [Format.DATA])
    return {output.name.partition("/")[2]: output for output in outputs}


def records(made: Report, name: str) -> list[dict[str, str]]:
    text = files(made)[name].data.decode("utf-8")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def written(made: Report, folder: Path) -> Path:
    for output in render(made, [Format.DATA]):
        path = folder / output.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(output.data)
    return folder / f"{made.identity.file_stem}-data"


def test_frictionless_finds_the_package_valid(any_report: Report, tmp_path: Path) -> None:
    found = frictionless.validate(str(written(any_report, tmp_path) / "datapackage.json"))
    assert [error for task in found.tasks for error in task.errors] == []
    assert found.valid


def test_frictionless_notices_a_changed_figure(tmp_path: Path) -> None:
    """The test above can fail."""
    folder = written(report(), tmp_path)
    series = folder / "series.csv"
    series.write_bytes(series.read_bytes().replace(b",75,75,", b",seventy-five,75,", 1))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_every_series_of_the_report_is_there(any_report: Report) -> None:
    found = {(row["indicator_code"], row["period_code"]): row for row in records(any_report, "series.csv")}
    for one in any_report.entries:
        for point in one.series:
            row = found[one.code, point.period.code]
            assert (Decimal(row["value"]) if row["value"] else None) == point.value.number
            assert (Decimal(row["target"]) if row["target"] else None) == point.target.number
            assert row["value_missing"] == point.value.missing
            assert row["status_code"] == point.status.code
            assert row["status"] == point.status.text
    assert len(found) == sum(len(one.series) for one in any_report.entries)


def test_every_file_has_metadata_that_names_its_columns(any_report: Report) -> None:
    found = files(any_report)
    described = {each["path"]: each for each in json.loads(found["datapackage.json"].data)["resources"]}
    sheets = [name for name in found if name.endswith(".csv")]
    assert sorted(described) == sorted(sheets)
    for name in sheets:
        heading = csv_rows(found[name])[0]
        beside = json.loads(found[f"{name}-metadata.json"].data)
        assert [field["name"] for field in described[name]["schema"]["fields"]] == heading
        assert [column["name"] for column in beside["tableSchema"]["columns"]] == heading
        assert all(column["titles"][0] == column["name"] for column in beside["tableSchema"]["columns"])
        assert beside["url"] == name
        assert described[name]["bytes"] == len(found[name].data)
        assert described[name]["hash"] == f"sha256:{hashlib.sha256(found[name].data).hexdigest()}"


def test_it_keeps_to_the_standard_for_csv(any_report: Report) -> None:
    """RFC 4180: lines end in CR LF, every row is as long as its heading; and UTF-8 without a mark."""
    for name, output in files(any_report).items():
        if name.endswith(".csv"):
            assert output.data.endswith(b"\r\n")
            assert not output.data.startswith(b"\xef\xbb\xbf")
            lengths = {len(row) for row in csv_rows(output)}
            assert len(lengths) == 1, name


def test_it_says_what_it_is() -> None:
    package = json.loads(files(report())["datapackage.json"].data)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package[markers.PROPERTY] == markers.OPEN_DATA
    assert package["version"] == "1.0"
    assert "licenses" not in package


def test_a_draft_says_so() -> None:
    package = json.loads(files(report(identity=identity(draft="Draft")))["datapackage.json"].data)
    assert "Draft" in package["description"].split("\n\n")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+44 1632 960001", "'+44 1632 960001"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"),
        ("'quoted'", "''quoted'"),
        ("-", "-"),
        ("-3.5", "-3.5"),
        ("+2.1%", "+2.1%"),
        ("5 = 5", "5 = 5"),
    ],
)
def test_a_text_like_a_formula_is_kept_true_and_harmless(text: str, cell: str) -> None:
    (row,) = records(report(entries=(entry(title=text),)), "indicators.csv")
    assert row["indicator"] == cell


def test_a_number_keeps_all_its_digits() -> None:
    value = figure("12345678901234567890.12345678901234567890")
    (row,) = records(report(entries=(entry(value=value),)), "indicators.csv")
    assert row["value"] == "12345678901234567890.12345678901234567890"


def test_every_table_and_column_has_its_words() -> None:
    made = report()
    words = made.words.data
    named = {column.code for column in words.columns}
    assert {table.code for table in tables(made)} <= {table.code for table in words.tables}
    assert {column.code for table in tables(made) for column in table.columns} <= named
    assert max(len(table.sheet) for table in words.tables) <= 31
