"""The report as an accessible PDF: PDF/UA-1 and PDF/A-3a, with the report's data attached."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from belisha.markers import GENERATOR
from belisha.render import Output
from belisha.render.moment import moment
from belisha.render.pdf.finish import finish
from belisha.render.pdf.typesetter import typeset
from belisha.render.pdf.view import view
from belisha.report.model import Report

_TEMPLATE = Path(__file__).parents[1] / "templates" / "pdf" / "report.typ"


def render(report: Report) -> tuple[Output, ...]:
    """One file, named after the report's file stem."""
    return (Output(f"{report.identity.file_stem}.pdf", render_pdf(report)),)


def render_pdf(report: Report) -> bytes:
    """The PDF's bytes, the same for the same report on every machine: only the shipped fonts are used."""
    inputs = {
        "data": json.dumps(view(report), ensure_ascii=False),
        "attachment": msgspec.json.encode(report).decode(),
    }
    return finish(typeset(_TEMPLATE, inputs, moment(report.identity)), GENERATOR)
