"""The parts of a Word file, and the archive they lie in. Its dates are fixed: the same report gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from belisha import markers
from belisha.render import theme
from belisha.render.chart.svg import escape
from belisha.render.docx.furniture import furniture
from belisha.render.docx.markup import HEAD, SPACES
from belisha.render.docx.page import PORTRAIT
from belisha.render.docx.pictures import relationship
from belisha.render.docx.writer import Writer
from belisha.render.moment import moment
from belisha.report.model import Report

_PARTS = Path(__file__).parent / "parts"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    f"{SPACES} "
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_STANDING = ("fontTable", "numbering", "settings", "styles", "theme")
"""Parts that lie in this package as files, named after their kind of relationship."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The class of user-defined properties (ECMA-376, 15.2.12.2)."""


def package(to: Writer) -> bytes:
    """The whole file."""
    pictures = to.pictures.draw()
    heads = dict(furniture(to.report))
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": _content_types(heads),
        "_rels/.rels": _relationships(_ROOT),
        "docProps/app.xml": _app(to.report),
        "docProps/core.xml": _core(to.report),
        "docProps/custom.xml": _custom(),
        "word/_rels/document.xml.rels": _relationships(_of_document(to, heads)),
        "word/document.xml": _document(to),
    }
    parts |= {f"word/{name}.xml": _coloured(name, to.report) for name in _STANDING}
    parts |= {f"word/{name}.xml": content for name, content in heads.items()}
    parts |= {f"word/media/picture{number}.png": png for number, png in enumerate(pictures, start=1)}
    return _archive(parts)


def _archive(parts: Mapping[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            # A PNG is compressed already.
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return data.getvalue()


def _document(to: Writer) -> str:
    body = "".join(to.body) + to.last_section(PORTRAIT)
    return f"{HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>"


def _coloured(name: str, report: Report) -> str:
    """A part that every report has, in the organisation's colour and the report's language."""
    brand = theme.brand(report.identity.brand_colour).removeprefix("#").upper()
    language = escape(report.identity.language)
    return _asset(f"{name}.xml").replace('"BRAND"', f'"{brand}"').replace('"en-GB"', f'"{language}"')


@cache
def _asset(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


_ROOT = (
    ("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml", ""),
    ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", ""),
    ("app", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml", ""),
    ("custom", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml", ""),
)


def _of_document(to: Writer, heads: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """What the document refers to: name, kind, target, and "External" for what lies outside the file."""
    for name in _STANDING:
        yield name, f"{_OFFICE}/relationships/{name}", f"{name}.xml", ""
    for name in heads:
        yield name, f"{_OFFICE}/relationships/{name.partition('-')[0]}", f"{name}.xml", ""
    for number in range(1, to.pictures.count + 1):
        yield relationship(number), f"{_OFFICE}/relationships/image", f"media/picture{number}.png", ""
    for address, name in to.addresses.items():
        yield name, f"{_OFFICE}/relationships/hyperlink", address, "External"


def _relationships(entries: Iterator[tuple[str, str, str, str]] | tuple[tuple[str, str, str, str], ...]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{f' TargetMode="{mode}"' if mode else ""}/>'
        for name, kind, target, mode in entries
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _content_types(heads: Mapping[str, str]) -> str:
    named = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/theme.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    of_word = (*(name for name in _STANDING if name != "theme"), *heads)
    named |= {f"/word/{name}.xml": f"{_WORD}.{name.partition('-')[0]}+xml" for name in of_word}
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{lines}</Types>"
    )


def _core(report: Report) -> str:
    identity = report.identity
    made = moment(identity).strftime("%Y-%m-%dT%H:%M:%SZ")
    by = escape(identity.publisher or identity.organisation)
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(f'{identity.title}, {identity.period.text}')}</dc:title>"
        f"<dc:subject>{escape(identity.organisation)}</dc:subject><dc:creator>{by}</dc:creator>"
        f"<dc:description>{escape(identity.summary)}</dc:description><cp:lastModifiedBy>{by}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified>'
        f"<cp:contentStatus>{escape(identity.draft)}</cp:contentStatus>"
        f"<dc:language>{escape(identity.language)}</dc:language><cp:version>{escape(identity.version)}</cp:version>"
        "</cp:coreProperties>"
    )


def _app(report: Report) -> str:
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>Belisha</Application><Company>{escape(report.identity.organisation)}</Company></Properties>"
    )


def _custom() -> str:
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{_PROPERTY_SET}" pid="2" name="{markers.PROPERTY}"><vt:lpwstr>{markers.REPORT}</vt:lpwstr>'
        "</property></Properties>"
    )
