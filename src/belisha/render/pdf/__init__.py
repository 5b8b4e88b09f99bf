"""The report as an accessible PDF: PDF/UA-1 and PDF/A-3a, with the report's data attached."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

import typst

from belisha.markers import GENERATOR
from belisha.render import Output
from belisha.render.moment import moment
from belisha.render.pdf.finish import finish
from belisha.render.pdf.typeface import fonts
from belisha.render.pdf.view import view
from belisha.report.codec import encode_report
from belisha.report.model import Report

_TEMPLATES = Path(__file__).parents[1] / "templates" / "pdf"


def render(report: Report) -> tuple[Output, ...]:
    """One file, named after the report's file stem."""
    return (Output(f"{report.identity.file_stem}.pdf", render_pdf(report)),)


def render_pdf(report: Report) -> bytes:
    """The PDF's bytes. The same report gives the same bytes on every machine: only shipped fonts are used."""
    made = moment(report.identity).replace(tzinfo=UTC)
    pdf = typst.compile(
        str(_TEMPLATES / "report.typ"),
        root=str(_TEMPLATES),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={
            "data": json.dumps(view(report), ensure_ascii=False),
            "attachment": encode_report(report).decode(),
        },
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(made.timestamp()),
    )
    return finish(pdf, GENERATOR)
