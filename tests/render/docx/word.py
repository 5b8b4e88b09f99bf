"""A Word file taken apart for assertions."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from lxml import etree
from tests.render.reading import WP, W

from belisha.render import Format, render
from belisha.report.model import Report

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@cache
def word(made: Report) -> bytes:
    (output,) = render(made, [Format.DOCX])
    return output.data


def opened(made: Report) -> Document:
    return docx.Document(BytesIO(word(made)))


def part(data: bytes, name: str) -> Any:
    """One part of the file, parsed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def parts(data: bytes, pattern: str) -> dict[str, Any]:
    """The parts whose names match, parsed, by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def body(made: Report) -> Any:
    return part(word(made), "word/document.xml").find(W + "body")


def attribute(element: Any, path: str, name: str = "val") -> str:
    """An attribute of what stands at a path below an element; empty where there is none."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + name, "")


def style(paragraph: Any) -> str:
    return attribute(paragraph, "pPr/pStyle")


__all__ = ["WP", "R", "W", "attribute", "body", "opened", "part", "parts", "style", "word"]
