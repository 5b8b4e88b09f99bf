"""What is said of several indicators alike stands once above their table, in every format that has pages."""

from __future__ import annotations

import pytest
from tests.render.docx.word import body
from tests.render.reading import pdf_text, squeezed
from tests.report_builder import entry, report

from belisha.render import Format, render

WORKED_OUT = "Worked out: the source does not list it as red or amber."
OWN = "The owner's reason: a seasonal peak."
REPORT = report(
    entries=(
        entry("CP 1.1", detail="", outcome_note=WORKED_OUT),
        entry("CP 1.2", detail="", outcome_note=OWN),
        entry("CP 1.3", detail="", outcome_note=WORKED_OUT),
    ),
    details=(),
)


def said(form: Format) -> str:
    (output,) = render(REPORT, [form])
    if form is Format.PDF:
        return squeezed(pdf_text(output.data))
    return squeezed("".join(body(REPORT).itertext()) if form is Format.DOCX else output.data.decode())


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.HTML])
def test_a_shared_note_is_said_once_and_named_beside_each(form: Format) -> None:
    page = said(form)
    assert page.count(squeezed(WORKED_OUT)) == 1
    assert page.count(squeezed(f"Note 1: {WORKED_OUT}")) == 1
    assert page.count(squeezed("Note 1")) == 1 + 2
    assert page.count(squeezed(OWN).replace("'", "&#39;" if form is Format.HTML else "'")) == 1
