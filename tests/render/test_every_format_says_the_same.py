"""Every figure, status, sentence and commentary of a Report is in every format, and each indicator's stand together."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import lxml.html
import msgspec
import openpyxl
import pytest
from tests.render import everything
from tests.render.reading import Found, W, csv_rows, found, paragraph_text, squeezed
from tests.report_builder import report

from belisha.csv_text import unguard
from belisha.render import Format, render
from belisha.report.model import Report

EVERYWHERE = pytest.mark.parametrize("form", Format)


def missing(made: Report, form: Format) -> list[str]:
    """What the format does not say, with its place in the report."""
    said = found(form, render(made, [form]))
    return [f"{each.place}: {each.text}" for each in everything.needed(made, form) if not _found(each, said)]


def _found(each: everything.Needed, said: Found) -> bool:
    """Numbers have to be there as numbers where the format keeps them so."""
    return each.number in said.numbers if each.number is not None and said.numbers else said.says(each.text)


@EVERYWHERE
def test_it_says_everything(any_report: Report, form: Format) -> None:
    assert missing(any_report, form) == []


@EVERYWHERE
def test_the_look_for_what_is_missing_finds_it(form: Format) -> None:
    """The test above can fail: what another report says is not in this one's files."""
    this, other = report(), report(notices=("Quite another notice.",), introduction=("Nothing of the kind: 314159.",))
    said = found(form, render(this, [form]))
    lacking = [each.text for each in everything.needed(other, form) if not _found(each, said)]
    assert lacking == ["Quite another notice.", "Nothing of the kind: 314159."]


def rows(form: Format, made: Report) -> list[str]:
    """The text of every table row."""
    outputs = render(made, [form])
    if form is Format.HTML:
        page = lxml.html.document_fromstring(outputs[0].data)
        return [squeezed(" ".join(row.itertext())) for row in page.iter("tr")]
    if form is Format.DOCX:
        body = docx.Document(BytesIO(outputs[0].data)).element.body
        return [squeezed(" ".join(map(paragraph_text, row.iter(W + "p")))) for row in body.iter(W + "tr")]
    if form is Format.XLSX:
        sheet = openpyxl.load_workbook(BytesIO(outputs[0].data))["Indicators"]
        return [squeezed(" ".join(str(cell.value) for cell in row)) for row in sheet.iter_rows()]
    (output,) = (each for each in outputs if each.name.endswith("/indicators.csv"))
    return [squeezed(" ".join(map(unguard, row))) for row in csv_rows(output)]


@pytest.mark.parametrize("form", [Format.HTML, Format.DOCX, Format.XLSX, Format.DATA])
def test_an_indicators_figures_and_judgements_stand_in_its_row(any_report: Report, form: Format) -> None:
    found_rows = rows(form, any_report)
    for entry in any_report.entries:
        value = entry.value.text if form is not Format.XLSX else _as_cell(entry.value)
        together = (entry.code, entry.title, value, entry.status.text, entry.outcome.text, entry.status_sentence)
        wanted = [squeezed(text) for text in together if text]
        assert any(all(text in row for text in wanted) for row in found_rows), entry.code


def _as_cell(figure: msgspec.Struct) -> str:
    number = figure.number  # type: ignore[attr-defined]
    if number is None:
        return " ".join(figure.shorthand) or figure.text  # type: ignore[attr-defined]
    return str(int(number)) if number == int(number) else str(float(number))


_DIGESTS = """
import hashlib
from tests.report_builder import report
from belisha.render import render
for output in render(report()):
    print(hashlib.sha256(output.data).hexdigest(), output.name)
"""


def digests(repository: Path, seed: str) -> str:
    """The digest of every file, made in a process of its own that orders its sets by ``seed``."""
    paths = os.pathsep.join(str(path) for path in (repository, repository / "src"))
    settings = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": paths, "TZ": f"UTC-{seed}"}
    made = subprocess.run(
        [sys.executable, "-c", _DIGESTS], env=settings, cwd=repository, capture_output=True, text=True, check=True
    )
    return made.stdout


def test_the_same_report_gives_the_same_bytes_in_every_process(repository: Path) -> None:
    first = digests(repository, "1")
    assert len(first.splitlines()) == len(render(report()))
    assert digests(repository, "2") == first


def test_no_two_files_have_one_name(any_report: Report) -> None:
    names = [output.name for output in render(any_report)]
    assert len(names) == len(set(names))
    assert all(name.startswith(any_report.identity.file_stem) for name in names)


def test_no_exemption_is_idle() -> None:
    """A field that is no more, or never was, needs no excuse."""
    parts = {part.__name__: part for part in _parts(Report)}
    for place in everything.EXEMPT:
        kind, _, name = place.partition(".")
        assert kind in parts, place
        assert name == "*" or name in parts[kind].__struct_fields__, place


def _parts(kind: type) -> set[type]:
    """Every kind of part that a report is made of."""
    found_parts, left = set(), [msgspec.inspect.type_info(kind)]
    while left:
        info = left.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls in found_parts:
                continue
            found_parts.add(info.cls)
            left += [field.type for field in info.fields]
        elif isinstance(info, msgspec.inspect.UnionType):
            left += info.types
        else:
            left += [inner for name in ("item_type",) if (inner := getattr(info, name, None)) is not None]
    return found_parts
