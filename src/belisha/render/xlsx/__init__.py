"""The report as an accessible spreadsheet, by the Analysis Function's guidance on releasing statistics in spreadsheets.

Cover, contents and notes come first, then one marked-up table a sheet, beginning in column A under a title and a few
lines. Nothing is merged, hidden, frozen, filtered or told by colour.
"""

from __future__ import annotations

import io
from copy import deepcopy

import xlsxwriter

from belisha import markers
from belisha.render import Output
from belisha.render.chart.svg import writable
from belisha.render.moment import moment
from belisha.render.xlsx.book import Book
from belisha.render.xlsx.contents import sheets
from belisha.render.xlsx.front import contents, cover
from belisha.report.model import Report

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"},
}
_PROPERTY_LIMIT = 255
"""Characters of a document property."""


def render(report: Report) -> tuple[Output, ...]:
    data = io.BytesIO()
    workbook = xlsxwriter.Workbook(data, deepcopy(_OPTIONS))  # it writes into what it is given
    _describe(workbook, report)
    book = Book(workbook, report.words, report.identity.draft)
    cover(book, report)
    listing = book.page(report.words.data.contents)
    made = sheets(report)
    for sheet in made:
        book.table(sheet)
    if book.long_texts.rows:
        rest = book.long_texts.sheet
        book.table(rest)
        made = (*made, rest)
    contents(book, listing, report, made)
    workbook.close()
    return (Output(f"{report.identity.file_stem}.xlsx", data.getvalue()),)


def _describe(workbook: xlsxwriter.Workbook, report: Report) -> None:
    identity = report.identity
    properties = {
        "title": f"{identity.title}, {identity.period.text}",
        "subject": report.words.data.dataset_description,
        "author": identity.publisher or identity.organisation,
        "company": identity.organisation,
        "comments": identity.summary,
        "status": identity.draft,
    }
    limited = {name: writable(text)[:_PROPERTY_LIMIT] for name, text in properties.items()}
    workbook.set_properties(limited | {"created": moment(identity)})
    workbook.set_custom_property(markers.PROPERTY, markers.REPORT)
