"""A data package: valid by the standard and its library, the same every time, every problem with its place."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.workbook.editing import facts
from tests.strategies import facts as any_facts

from belisha.domain.facts import Facts
from belisha.domain.problems import RemarkKind, SourceError
from belisha.exchange import read_source
from belisha.exchange.package import package_files, write_package

PROFILE = Path(__file__).parents[2] / "profiles" / "datapackage-2.0.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_package(facts(), tmp_path / "package")
    return tmp_path / "package"


def refused(path: Path) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read_source(path)
    return [str(problem) for problem in caught.value.problems]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_bytes(text.replace(old, new).encode())


def edit_descriptor(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / "datapackage.json"
    described = json.loads(path.read_text("utf-8"))
    change(described)
    path.write_text(json.dumps(described), "utf-8")


def validators() -> jsonschema.Draft7Validator:
    schema = json.loads(PROFILE.read_text("utf-8"))
    return jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_facts())
def test_every_package_is_valid_by_the_standard_and_by_frictionless(tmp_path_factory: Any, drawn: Facts) -> None:
    folder = tmp_path_factory.mktemp("package")
    write_package(drawn, folder)
    described = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [error.message for error in validators().iter_errors(described)] == []
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "fieldName", "rowNumber", "note"])


def test_the_standard_and_frictionless_would_say_so(folder: Path) -> None:
    edit(folder, "values.csv", "NO 1,2026-04", "NO 9,April")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert {row[0] for row in report.flatten(["type"])} == {"foreign-key", "constraint-error"}
    assert [error.message for error in validators().iter_errors({"resources": [{"name": "x", "path": "/etc/passwd"}]})]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert package_files(facts()) == package_files(facts())


def test_lines_end_alike_in_every_file_and_all_is_utf_8() -> None:
    for name, data in package_files(facts()).items():
        assert b"\r" not in data, name
        assert data.endswith(b"\n")
        data.decode("utf-8")


def test_a_package_is_read_from_its_folder_its_description_or_an_archive(folder: Path, tmp_path: Path) -> None:
    assert read_source(folder).facts == facts()
    assert read_source(folder / "datapackage.json").facts == facts()
    for top in ("", "inside/"):
        archive = tmp_path / "package.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for file in folder.iterdir():
                packed.write(file, top + file.name)
        assert read_source(archive).facts == facts()


def test_every_problem_is_told_at_once_with_file_row_and_column(folder: Path) -> None:
    edit(folder, "values.csv", "NO 1,2026-04,58.9", 'NO1,Apr-26,"58,9"')
    edit(folder, "judgements.csv", "on_course", "on_curse")
    edit(folder, "indicators.csv", "PC 1,Counted in percent", "PC 1,")
    assert refused(folder) == [
        (
            'values.csv, row 2, column period: "Apr-26". Expected a period like 2026-04, FY2026-27-Q1, FY2026-27 or '
            "2025-04/2026-03."
        ),
        'values.csv, row 2, column value: "58,9". Expected a number alone, like 1234.5. Use a full stop for decimals.',
        *(
            f'judgements.csv, row {row}, column outcome: "on_curse". Expected one of on_course, some_slippage, at_risk, '
            "at_risk_or_some_slippage. Did you mean on_course?"
            for row in (2, 3, 4)
        ),
        "indicators.csv, row 3, column title: nothing. Expected a value. What is measured, without the way it is added up.",
        (
            'values.csv, row 2, column indicator: "NO1", which is not in Indicators. Expected one that is in Indicators. '
            "Did you mean NO 1?"
        ),
    ]


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no description": (lambda f: (f / "datapackage.json").unlink(), "no datapackage.json"),
    "a broken description": (lambda f: (f / "datapackage.json").write_text("{"), "is not JSON"),
    "nested endlessly": (lambda f: (f / "datapackage.json").write_text('{"resources":' + "[" * 100_000), "is not JSON"),
    "no resources": (lambda f: (f / "datapackage.json").write_text("{}"), "lists no resources"),
    "no file": (lambda f: (f / "aims.csv").unlink(), "no file aims.csv"),
    "an address": (
        lambda f: edit(f, "datapackage.json", '"aims.csv"', '"https://data.example/aims.csv"'),
        "Addresses are never opened.",
    ),
    "a path outside": (lambda f: edit(f, "datapackage.json", '"aims.csv"', '"../aims.csv"'), "inside the package"),
    "a path from the root": (
        lambda f: edit(f, "datapackage.json", '"aims.csv"', '"/etc/passwd"'),
        "inside the package",
    ),
    "another encoding": (lambda f: (f / "aims.csv").write_bytes("code,title\nA,é".encode("cp1252")), "UTF-8"),
    "another dialect": (lambda f: edit(f, "datapackage.json", '"delimiter": ","', '"delimiter": ";"'), "dialect"),
    "a dialect that is a number": (
        lambda f: edit_descriptor(f, lambda d: d["resources"][3].update(dialect=5)),
        "an unusual dialect",
    ),
    "data in the description": (
        lambda f: edit_descriptor(f, lambda d: d["resources"][3].update(path=None, data=[])),
        "no path to a file",
    ),
    "a resource twice": (
        lambda f: edit_descriptor(f, lambda d: d["resources"].append(d["resources"][0])),
        "name of its own",
    ),
    "a misspelt resource": (
        lambda f: edit_descriptor(f, lambda d: d["resources"][7].update(name="vaules")),
        "Did you mean values?",
    ),
    "a misspelt column": (lambda f: edit(f, "values.csv", "denominator", "denomiator"), "Did you mean denominator?"),
    "a column too few": (lambda f: edit(f, "values.csv", "period,", "month,"), "no column period"),
    "quotation marks": (lambda f: edit(f, "aims.csv", "Good homes", '"Good"homes"'), "quotation marks"),
    "a cell too many": (lambda f: edit(f, "aims.csv", "Good homes", "Good,homes"), "3 cells"),
    "two organisations": (
        lambda f: (f / "organisation.csv").write_bytes(
            (f / "organisation.csv").read_bytes() + b"B,false,R,,,,,4,5,percent,,\n"
        ),
        "a second row",
    ),
    "a newer layout": (
        lambda f: edit(f, "datapackage.json", '"belisha-layout": 1', '"belisha-layout": 2'),
        "Use a newer Belisha.",
    ),
    "open data": (lambda f: edit(f, "datapackage.json", '"belisha": "package"', '"belisha": "open-data"'), "open data"),
    "a formula": (lambda f: edit(f, "values.csv", "58.9", "=B2*2"), 'the formula "=B2*2"'),
    "a huge number": (lambda f: edit(f, "values.csv", "58.9", "1e999"), "more digits"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_broken_package_is_refused_with_its_reason(kind: str, folder: Path) -> None:
    breaking, reason = REFUSED[kind]
    breaking(folder)
    assert any(reason in text for text in refused(folder)), refused(folder)


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights on Windows")
def test_a_file_with_too_many_columns_is_the_only_one_to_blame(folder: Path) -> None:
    (folder / "values.csv").write_text("indicator," * 1_500_000)
    assert [text.partition(":")[0] for text in refused(folder)] == ["values.csv, row 1"]


def test_a_link_out_of_the_package_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "aims.csv").rename(tmp_path / "aims.csv")
    (folder / "aims.csv").symlink_to(tmp_path / "aims.csv")
    assert any("a link to a file outside the package" in text for text in refused(folder))


def test_what_is_not_part_of_the_layout_is_left_out_and_told(folder: Path) -> None:
    edit(folder, "aims.csv", "code,title\nHOMES,Good homes", "code,title,colour\nHOMES,Good homes,blue")
    edit_descriptor(folder, lambda d: d["resources"].append({"name": "photographs", "path": "photos.csv"}))
    reading = read_source(folder)
    assert reading.facts == facts()
    assert {(r.kind, r.place) for r in reading.remarks} == {
        (RemarkKind.LEFT_OUT, "resource photographs"),
        (RemarkKind.LEFT_OUT, "aims.csv, row 1, column colour"),
    }


def test_columns_may_move_and_lines_may_end_as_on_windows(folder: Path) -> None:
    (folder / "aims.csv").write_bytes(b"\xef\xbb\xbftitle,code\r\nGood homes,HOMES\r\n")
    assert read_source(folder).facts == facts()


def test_a_text_like_a_formula_does_no_harm_in_a_spreadsheet_and_comes_back(folder: Path) -> None:
    edit(folder, "aims.csv", "Good homes", "'=1+1")
    assert read_source(folder).facts.aims[0].title == "=1+1"
    cells = io.StringIO(package_files(read_source(folder).facts)["aims.csv"].decode()).read()
    assert cells == "code,title\nHOMES,'=1+1\n"
