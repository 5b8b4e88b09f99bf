"""Which kind of document some bytes are, by their content; and what to do with those that are none."""

from __future__ import annotations

import re

from belisha.domain.document import Document
from belisha.exchange.document.text import decode, read_text
from belisha.exchange.guard import OLE_HEADER, ZIP_HEADERS, check_size, ole_refusal, open_zip, read_part, refusal

_SAVE = "Save or export it as a Word file (.docx) or plain text, and give that instead."
_OTHERS = (
    (b"%PDF", "a PDF, which keeps how a page looks and not what is in its tables"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"7z\xbc\xaf", "packed with 7-Zip"),
    (b"Rar!", "packed with RAR"),
)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|main|article|section|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_TEXT = (
    (re.compile(r"(?s)\s*<\?xml[^>]*>.*<(?:pkg:package|w:wordDocument)\b"), "Word's XML"),
    (re.compile(r"(?is)(?:from:|mime-version:|subject:).*^content-type:\s*multipart/", re.MULTILINE), "a web archive"),
)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_START = 4_000


def read_document(data: bytes, name: str) -> Document:
    """A report document from a file's bytes: plain text in any encoding, Word (.docx) or HTML, told by their content.

    ``name`` is the file's, for messages. Raises SourceError for anything else, saying which form to use, and for what
    ``exchange.guard`` refuses.
    """
    check_size(data, name)
    start = data[:1024].lstrip()
    for header, what in _OTHERS:
        if start.startswith(header) or (header == b"%PDF" and header in start):
            raise refusal(name, f"it is {what}", "a text, Word or HTML file", _SAVE)
    if data.startswith(OLE_HEADER):
        raise ole_refusal(data, name)
    if data.startswith(ZIP_HEADERS):
        return _packed(data, name)
    return _text(data, name)


def _packed(data: bytes, name: str) -> Document:
    archive = open_zip(data, name)
    parts = set(archive.namelist())
    if "mimetype" in parts and b"opendocument" in read_part(archive, "mimetype", name):
        raise refusal(name, "it is an OpenDocument file (.odt or .ods)", "a text, Word or HTML file", _SAVE)
    if any(part.startswith("xl/") for part in parts):
        raise refusal(name, "it is an Excel file, not a report document", "a text, Word or HTML file")
    if "[Content_Types].xml" not in parts or not any(part.startswith("word/") for part in parts):
        raise refusal(name, "it is an archive, but not a Word file", "a text, Word or HTML file", _SAVE)
    if b"macroEnabled" in read_part(archive, "[Content_Types].xml", name):
        raise refusal(name, "it is a Word file for macros (.docm)", "a file without macros", "Save it as .docx.")
    # lxml costs a sixth of a second to import, and text needs none of it
    from belisha.exchange.document.word import read_word  # noqa: PLC0415

    return read_word(archive, name)


def _text(data: bytes, name: str) -> Document:
    declared = _DECLARED.search(data[:_START])
    text, guessed = decode(data, name, declared[1].decode("ascii") if declared else "")
    for pattern, what in _OTHER_TEXT:
        if pattern.match(text[:_START]):
            raise refusal(name, f"it is {what}", "a text, Word or HTML file", _SAVE)
    if _PAGE.match(text[:_START]):
        from belisha.exchange.document.web import read_web  # noqa: PLC0415

        return read_web(text, name)
    return read_text(text, name, guessed)
