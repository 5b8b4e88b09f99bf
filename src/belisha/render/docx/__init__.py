"""The report as a Word document that democratic services can edit: named styles, real headings, contents and tables."""

from __future__ import annotations

from belisha.render import Output
from belisha.render.docx.back import about, partnerships, revisions
from belisha.render.docx.details import details
from belisha.render.docx.front import contents, cover, glance, key, summary
from belisha.render.docx.indicators import indicators
from belisha.render.docx.package import package
from belisha.render.docx.page import LANDSCAPE, PORTRAIT
from belisha.render.docx.writer import Writer
from belisha.report.model import Report


def render(report: Report) -> tuple[Output, ...]:
    """One file, named after the report's file stem."""
    to = Writer(report)
    for part in (cover, contents, summary, glance, key):
        part(to)
    to.end_section(PORTRAIT)
    indicators(to)
    to.end_section(LANDSCAPE)
    for part in (details, partnerships, revisions, about):
        part(to)
    return (Output(f"{report.identity.file_stem}.docx", package(to)),)
