"""The report as JSON: the Report itself, with the number of its schema."""

from __future__ import annotations

from belisha.render import Output
from belisha.report.codec import encode_report
from belisha.report.model import Report


def render(report: Report) -> tuple[Output, ...]:
    return (Output(f"{report.identity.file_stem}.json", encode_report(report)),)
