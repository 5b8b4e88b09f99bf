"""What a reader finds in each format's files, taken out by other means than those that put it in."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import docx
import lxml.html
import openpyxl
from tests.render.pdf.tags import open_pdf, tag_tree

from belisha.csv_text import unguard
from belisha.render import Format, Output
from belisha.render.pdf.typeface import printable

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that no page can show and XML cannot hold."""


@dataclass(frozen=True)
class Found:
    """The words of one format, and its numbers where it keeps them as numbers."""

    texts: frozenset[str]
    numbers: frozenset[Decimal] = frozenset()
    squash: Callable[[str], str] = field(default=lambda text: text)
    _all: list[str] = field(default_factory=list)

    def says(self, text: str) -> bool:
        wanted = self.squash(text)
        if wanted in self.texts:
            return True
        if not self._all:
            self._all.append("\n".join(sorted(self.texts)))
        return wanted in self._all[0]


def found(form: Format, outputs: tuple[Output, ...]) -> Found:
    return _READERS[form](outputs)


def squeezed(text: str) -> str:
    """Text with one space wherever there is any, and nothing that cannot be seen."""
    return " ".join(UNSEEN.sub("", text).split())


def unbroken(text: str) -> str:
    """Text as a typesetter may have set it: without spaces, hyphens and places to break, composed or not."""
    composed = unicodedata.normalize("NFKC", printable(text))
    return "".join(c for c in composed if not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc", "Pd"})


def _pdf(outputs: tuple[Output, ...]) -> Found:
    """Each page's text, each picture's alternative, where links lead, and what the file says of itself."""
    (output,) = outputs
    with open_pdf(output.data) as pdf:
        said = [tag.alternative for tag in tag_tree(pdf).walk()]
        said += [str(value) for value in pdf.docinfo.values()]
        for page in pdf.pages:
            said += [str(note.A.URI) for note in page.get("/Annots", ()) if "/A" in note and "/URI" in note.A]
    said.append(pdf_text(output.data))
    return Found(frozenset(unbroken(text) for text in said), squash=unbroken)


def pdf_text(data: bytes) -> str:
    """A PDF's text in the order of its content, without what stands at the head and foot of each page.

    A paragraph that goes on overleaf is then in one piece.
    """
    pages = [page.splitlines() for page in raw_pdf_text(data).split("\f")]
    counts = Counter(line for page in pages for line in {_masked(line) for line in page})
    often = {line for line, count in counts.items() if count > max(3, 0.6 * len(pages))}
    heads = Counter(page[0] for page in pages if page)
    kept = (page[1:] if page and heads[page[0]] > 1 else page for page in pages)
    return "\n".join(line for page in kept for line in page if _masked(line) not in often)


def raw_pdf_text(data: bytes) -> str:
    """Everything that stands on a PDF's pages; a form feed ends a page."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _html(outputs: tuple[Output, ...]) -> Found:
    (output,) = outputs
    page = lxml.html.document_fromstring(output.data)
    said = [squeezed(" ".join(page.itertext()))]
    said += [
        squeezed("".join(element.itertext())) for element in page.iter("p", "li", "td", "th", "dd", "dt", "a", "h2")
    ]
    said += [
        value for element in page.iter("*") for name in ("href", "alt", "aria-label") if (value := element.get(name))
    ]
    return Found(frozenset(said), squash=squeezed)


def _docx(outputs: tuple[Output, ...]) -> Found:
    """Paragraphs in the body's order, cells among them, with the alternatives of pictures and where links lead."""
    (output,) = outputs
    document = docx.Document(BytesIO(output.data))
    said = [squeezed(paragraph_text(each)) for each in document.element.body.iter(W + "p")]
    said += [squeezed(each.get("descr", "")) for each in document.element.body.iter(WP + "docPr")]
    said += [each.target_ref for each in document.part.rels.values() if each.is_external]
    said.append(squeezed(document.core_properties.comments))
    said.append(" ".join(said))
    return Found(frozenset(said), squash=squeezed)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def paragraph_text(paragraph: Any) -> str:
    """The text of a paragraph's runs, those of its links among them."""
    pieces = {W + "t": lambda each: each.text or "", W + "br": lambda _: "\n", W + "tab": lambda _: "\t"}
    return "".join(pieces[each.tag](each) for each in paragraph.iter(*pieces))


def _xlsx(outputs: tuple[Output, ...]) -> Found:
    """Cells: texts as texts, with what goes on elsewhere joined to them, and numbers as numbers."""
    (output,) = outputs
    texts: dict[tuple[str, str], str] = {}
    numbers = set()
    for sheet in openpyxl.load_workbook(BytesIO(output.data)):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    texts[sheet.title, cell.coordinate] = cell.value
                elif isinstance(cell.value, int | float):
                    numbers.add(Decimal(repr(cell.value)))
    return Found(frozenset(map(squeezed, _joined(texts))), frozenset(numbers), squash=squeezed)


def _joined(texts: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The cells' texts, each with its later parts from the sheet of long texts."""
    rows: dict[str, dict[str, str]] = {}
    for (sheet, place), text in texts.items():
        if sheet == "Long texts":
            rows.setdefault(place[1:], {})[place[0]] = text
    rest: dict[tuple[str, str], str] = {}
    for row in rows.values():
        if (where := (row.get("A", ""), row.get("B", ""))) in texts:
            rest[where] = rest.get(where, "") + row["D"]
    for where, text in texts.items():
        yield text if where not in rest else text[: text.rindex("… [")] + rest[where]


def _data(outputs: tuple[Output, ...]) -> Found:
    """Every cell of every CSV file, with the guard against formulas taken off."""
    cells = [cell for output in outputs if output.name.endswith(".csv") for row in csv_rows(output) for cell in row]
    return Found(frozenset(squeezed(unguard(cell)) for cell in cells), squash=squeezed)


def csv_rows(output: Output) -> list[list[str]]:
    csv.field_size_limit(10**9)
    return list(csv.reader(StringIO(output.data.decode("utf-8"), newline=""), strict=True))


def _json(outputs: tuple[Output, ...]) -> Found:
    (output,) = outputs
    return Found(frozenset(squeezed(text) for text in _leaves(json.loads(output.data))), squash=squeezed)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif value is not None:
        yield str(value)


_READERS: dict[Format, Callable[[tuple[Output, ...]], Found]] = {
    Format.PDF: _pdf,
    Format.HTML: _html,
    Format.DOCX: _docx,
    Format.XLSX: _xlsx,
    Format.DATA: _data,
    Format.JSON: _json,
}
