"""A form's name to its text."""

from __future__ import annotations

from collections.abc import Sequence

from belisha.check.finding import Finding
from belisha.check.show.data import as_json, as_sarif
from belisha.check.show.words import as_text

SUFFIXES = {"text": ".txt", "html": ".html", "json": ".json", "sarif": ".sarif"}
"""How the file of each form ends."""


def in_form(form: str, found: Sequence[tuple[str, Sequence[Finding]]], version: str) -> str:
    """Sources with their findings, each in the order of its report; ``version`` is Belisha's."""
    match form:
        case "html":
            from belisha.check.show.page import as_page  # noqa: PLC0415 - only this form needs templates

            return as_page(found)
        case "json":
            return as_json(found)
        case "sarif":
            return as_sarif(found, version)
        case _:
            titled = len(found) > 1
            return "\n".join((f"\n{source}\n" if titled else "") + as_text(findings) for source, findings in found)
