"""SARIF as its schema has it, and the same finding under the same fingerprint."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace
from tests.check.checking import DOCUMENT, findings_in

from belisha.check.finding import Finding
from belisha.check.rules import RULES
from belisha.check.show.data import as_sarif

SCHEMA = Path(__file__).parents[1] / "profiles" / "sarif-2.1.0.json"


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    text = DOCUMENT.read_text("utf-8").replace("\t539\t2,626\t", "\t593\t2,626\t")
    first, *others = findings_in(text)
    return replace(first, accepted="It is known."), *others


def results(findings: tuple[Finding, ...], source: str = "a report.txt") -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads(as_sarif([(source, findings)], "1.0"))["runs"][0]["results"]
    return held


def test_it_is_as_the_schema_has_it(findings: tuple[Finding, ...]) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    held = json.loads(as_sarif([("a report.txt", findings), ("b/é.docx", ())], "1.0"))
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(held)
    assert len(held["runs"][0]["tool"]["driver"]["rules"]) == len(RULES)
    held["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(schema).validate(held)


def test_a_place_is_an_address(findings: tuple[Finding, ...]) -> None:
    place = results(findings)[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20report.txt"


def test_what_is_let_stand_is_suppressed_with_its_reason(findings: tuple[Finding, ...]) -> None:
    first, second = results(findings)[:2]
    assert first["suppressions"] == [{"kind": "external", "justification": "It is known."}]
    assert "suppressions" not in second


def test_a_finding_that_moved_is_the_same_and_another_figure_another(findings: tuple[Finding, ...]) -> None:
    one = next(each for each in findings if each.rule == "total")
    moved, changed = replace(one, line=7), replace(one, found="594")
    prints = [each["partialFingerprints"]["finding/v1"] for each in results((one, moved, changed))]
    assert prints[0] == prints[1] != prints[2]
