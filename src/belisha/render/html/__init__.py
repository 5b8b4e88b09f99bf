"""The report as one HTML page that needs nothing else: no script, no font, no file beside it."""

from __future__ import annotations

from belisha.render import Output
from belisha.render.html.page import page
from belisha.report.model import Report


def render(report: Report) -> tuple[Output, ...]:
    """One UTF-8 file. The same report gives the same bytes."""
    return (Output(f"{report.identity.file_stem}.html", page(report).encode()),)
