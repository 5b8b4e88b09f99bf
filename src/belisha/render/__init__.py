"""Report in, bytes out. Renderers place what the Report says; they never compare, compute or choose words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from importlib import import_module

from belisha.domain.frozen import Frozen
from belisha.report.model import Report


class Format(StrEnum):
    """What a report can be rendered as, in the order in which files are listed."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    DATA = "data"
    JSON = "json"


class Output(Frozen):
    """One file: ``name`` is relative, with forward slashes; open data's files lie in a folder of their own."""

    name: str
    data: bytes


def render(report: Report, formats: Iterable[Format] = tuple(Format)) -> tuple[Output, ...]:
    """The files of each format, named after the report's file stem. The same report gives the same bytes."""
    outputs: list[Output] = []
    for form in formats:
        # Each renderer is imported where it is used: a page needs no Typst, and a PDF no python-docx.
        outputs += import_module(f"belisha.render.{form.value}").render(report)
    return tuple(outputs)
