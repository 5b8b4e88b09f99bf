"""A stored report: read back equal, described by its published schema, refused where it is another's."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.report_builder import report

from belisha import markers
from belisha.domain.problems import SourceError
from belisha.render import Format, render
from belisha.report.codec import decode_report, report_schema
from belisha.report.model import SCHEMA, Report


def stored(made: Report) -> bytes:
    (output,) = render(made, [Format.JSON])
    return output.data


def test_it_reads_back_as_the_same_report(any_report: Report) -> None:
    assert decode_report(stored(any_report)) == any_report


def test_its_schema_describes_it(any_report: Report) -> None:
    jsonschema.Draft202012Validator(report_schema()).validate(json.loads(stored(any_report)))


def test_its_schema_refuses_what_is_no_report() -> None:
    value = json.loads(stored(report()))
    value["identity"]["colour_of_the_mayors_hat"] = "green"
    value["summary"]["sentence"] = 7
    errors = jsonschema.Draft202012Validator(report_schema()).iter_errors(value)
    assert {".".join(map(str, error.absolute_path)) for error in errors} == {"identity", "summary.sentence"}


def test_the_published_schema_is_the_one_in_use(repository: Path) -> None:
    published = repository / "docs" / "reference" / "report.schema.json"
    in_use = json.loads(json.dumps(report_schema()))
    assert json.loads(published.read_text(encoding="utf-8")) == in_use, "run tools/write_reference.py"


def test_the_published_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_it_says_what_it_is() -> None:
    assert next(iter(json.loads(stored(report())).items())) == (markers.KEY, markers.REPORT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema": SCHEMA + 1}, f"schema number {SCHEMA + 1}"),
        ({"schema": "1"}, "Expected `int`, got `str`"),
        ({"notices": "none"}, "Expected `array`, got `str`"),
        ({"surprise": 1}, "unknown field `surprise`"),
        ({markers.KEY: "workbook"}, "Invalid value 'workbook'"),
    ],
)
def test_what_is_no_report_of_this_schema_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(SourceError) as refused:
        decode_report(json.dumps(json.loads(stored(report())) | change).encode(), "monthly.json")
    (problem,) = refused.value.problems
    assert said in problem.found
    assert problem.expected


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe", b"null", b'{"schema": 1}'])
def test_what_is_no_report_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode_report(data)
