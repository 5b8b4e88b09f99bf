"""What is in a workbook's archive: its sheets, texts, number formats and properties; and what must not be in it."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping

from belisha.domain.frozen import Frozen
from belisha.domain.problems import Problem, SourceError
from belisha.exchange.guard import read_part, refusal
from belisha.exchange.workbook.markup import Source, stream, unescaped
from belisha.exchange.workbook.number_formats import Shows, shows

MAX_SHEETS = 200
FORBIDDEN = (
    ("xl/externalLinks/", "it takes figures from other files", "Copy those figures and paste them as values."),
    ("xl/connections", "it fetches data from elsewhere", "Remove its data connections."),
    ("xl/queryTables/", "it fetches data from elsewhere", "Remove its queries."),
    ("xl/macrosheets/", "it has macros", "Save it as .xlsx."),
    ("xl/vbaProject", "it has macros", "Save it as .xlsx."),
)


class SheetPart(Frozen):
    title: str
    part: str
    hidden: bool


class Parts(Frozen):
    """``texts`` are the shared strings, ``formats`` how each cell style shows its number, in the file's order."""

    sheets: tuple[SheetPart, ...]
    texts: tuple[str, ...]
    formats: tuple[Shows, ...]
    dates_from_1904: bool
    properties: Mapping[str, str]


def read_parts(archive: zipfile.ZipFile, source: Source) -> Parts:
    """Raises SourceError for what is no ordinary workbook, with every reason."""
    names = archive.namelist()
    _refuse_forbidden(names, source.name)
    book = _workbook_part(archive, source)
    folder = posixpath.dirname(book)
    targets, kinds = _relations(archive, f"{folder}/_rels/{posixpath.basename(book)}.rels", source)
    sheets, dates_from_1904 = _sheets(read_part(archive, book, source.name), book, targets, source)
    return Parts(
        sheets=sheets,
        texts=_texts(archive, kinds.get("sharedStrings", ""), source),
        formats=_formats(archive, kinds.get("styles", ""), source),
        dates_from_1904=dates_from_1904,
        properties=_properties(archive, source),
    )


def _refuse_forbidden(names: list[str], name: str) -> None:
    problems = [
        Problem(place="", found=found, expected="a workbook that stands alone", remedy=remedy)
        for prefix, found, remedy in FORBIDDEN
        if any(part.startswith(prefix) for part in names)
    ]
    if problems:
        raise SourceError(name, dict.fromkeys(problems))


def _workbook_part(archive: zipfile.ZipFile, source: Source) -> str:
    types: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Override":
            types[attributes.get("PartName", "").lstrip("/")] = attributes.get("ContentType", "")

    stream(read_part(archive, "[Content_Types].xml", source.name), "[Content_Types].xml", source, start=start)
    for part, kind in types.items():
        if "macroEnabled" in kind:
            raise refusal(source.name, "it is a workbook for macros", "a workbook without macros", "Save it as .xlsx.")
        if kind.endswith(("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")):
            return part
    raise refusal(
        source.name, "there is no workbook in it", "a workbook (.xlsx)", "Open it in Excel and save it as .xlsx."
    )


def _relations(archive: zipfile.ZipFile, part: str, source: Source) -> tuple[dict[str, str], dict[str, str]]:
    """The parts that the workbook names, by their identifiers and by their kinds; never an address outside the file."""
    targets: dict[str, str] = {}
    kinds: dict[str, str] = {}
    folder = posixpath.dirname(posixpath.dirname(part))

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            targets[attributes.get("Id", "")] = path
            kinds[attributes.get("Type", "").rpartition("/")[2]] = path

    stream(read_part(archive, part, source.name), part, source, start=start)
    return targets, kinds


def _sheets(data: bytes, part: str, targets: Mapping[str, str], source: Source) -> tuple[tuple[SheetPart, ...], bool]:
    sheets: list[SheetPart] = []
    from_1904 = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal from_1904
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif tag == "sheet" and attributes.get("id", "") in targets:
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(SheetPart(attributes.get("name", ""), targets[attributes["id"]], hidden))

    stream(data, part, source, start=start)
    if len(sheets) > MAX_SHEETS:
        raise refusal(source.name, f"it has {len(sheets):,} sheets", f"at most {MAX_SHEETS}")
    return tuple(sheets), from_1904


def _texts(archive: zipfile.ZipFile, part: str, source: Source) -> tuple[str, ...]:
    if part not in archive.namelist():
        return ()
    reader = TextReader("si")
    data = read_part(archive, part, source.name)
    stream(data, part, source, start=reader.start, end=reader.end, text=reader.text)
    return tuple(reader.texts)


class TextReader:
    """Gathers the texts of ``element``: its ``t`` elements run together, without the phonetic ones."""

    def __init__(self, element: str) -> None:
        self.texts: list[str] = []
        self._element = element
        self._pieces: list[str] = []
        self._taking = False
        self._phonetic = False

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if tag == self._element:
            self._pieces = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t":
            self._taking = not self._phonetic

    def end(self, tag: str) -> None:
        if tag == self._element:
            self.texts.append(unescaped("".join(self._pieces)))
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "t":
            self._taking = False

    def text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)


def _formats(archive: zipfile.ZipFile, part: str, source: Source) -> tuple[Shows, ...]:
    if part not in archive.namelist():
        return ()
    codes: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and inside[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))
        elif tag in {"cellXfs", "cellStyleXfs"}:
            inside.append(tag)

    def end(tag: str) -> None:
        if inside and tag == inside[-1]:
            inside.pop()

    stream(read_part(archive, part, source.name), part, source, start=start, end=end)
    return tuple(shows(int(number) if number.isdigit() else 0, codes.get(number)) for number in styles)


def _properties(archive: zipfile.ZipFile, source: Source) -> dict[str, str]:
    """The custom document properties."""
    part = "docProps/custom.xml"
    held: dict[str, str] = {}
    current = [""]

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "property":
            current[0] = attributes.get("name", "")

    def text(text: str) -> None:
        held[current[0]] = held.get(current[0], "") + text

    if part in archive.namelist():
        stream(read_part(archive, part, source.name), part, source, start=start, text=text)
    return {key: value.strip() for key, value in held.items()}
