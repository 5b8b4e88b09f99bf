"""Findings as data: our own JSON, and SARIF 2.1.0 for the tools that show such."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from msgspec.structs import asdict

from belisha.check.finding import Finding, Severity
from belisha.check.rules import RULES

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def as_json(found: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    """A list of objects, one a finding; ``source`` is the file it is in."""
    rows = [{"source": source, **asdict(finding)} for source, findings in found for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_sarif(found: Sequence[tuple[str, Sequence[Finding]]], version: str) -> str:
    """One run with every rule and a result a finding; what is accepted is suppressed, with its reason."""
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.example},
            "fullDescription": {"text": rule.about},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"family": rule.family},
        }
        for rule in RULES.values()
    ]
    results = [_result(source, finding) for source, findings in found for finding in findings]
    driver = {"name": "Belisha", "version": version, "rules": rules}
    held = {"$schema": _SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(held, ensure_ascii=False, indent=1)


def _result(source: str, finding: Finding) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(source.replace("\\", "/"))}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.section:
        location["logicalLocations"] = [{"name": finding.section}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.settle}".strip()},
        "locations": [location],
        "partialFingerprints": {"finding/v1": _fingerprint(source, finding)},
        "properties": {name: getattr(finding, name) for name in ("indicator", "period", "found", "expected")},
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "justification": finding.accepted}]
    return result


def _fingerprint(source: str, finding: Finding) -> str:
    """The same while rule, indicator and figures are, wherever the finding's line moves to."""
    told = (source, finding.rule, finding.indicator, finding.period, finding.found, finding.expected)
    return sha256("\0".join(told).encode()).hexdigest()
