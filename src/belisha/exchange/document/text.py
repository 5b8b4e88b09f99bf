"""Plain text to a document: whatever its encoding, a line is the file's line."""

from __future__ import annotations

import codecs
import re

from belisha.domain.document import Document, Form
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.inline import plain
from belisha.exchange.document.pages import MAX_CHARACTERS, Pages
from belisha.exchange.guard import refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_BELIEVED = {
    "utf-8": "utf-8", "utf8": "utf-8", "windows-1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "us-ascii": "cp1252", "iso-8859-15": "iso-8859-15", "windows-1250": "cp1250", "macintosh": "mac-roman",
}  # fmt: skip
"""Encodings that a page may name; others might be chosen to mislead."""
_OTHER_LINE_ENDS = re.compile("[\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_MOST_CONTROLS = 0.01
"""Text with a larger share of control characters is no text."""
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_MARKDOWN_RULE = re.compile(r"[\s:|-]+")


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, str]:
    """The text of a file, and the encoding's name where it was guessed. Raises SourceError for what is no text.

    ``declared`` is the encoding that a page names for itself: believed where the bytes are valid in it.
    """
    text, guessed = _declared(data, declared) or _decoded(data)
    if len(text) > MAX_CHARACTERS:
        raise refusal(name, f"it has more than {MAX_CHARACTERS:,} characters", "a report")
    if not text.strip():
        raise refusal(name, "there is nothing in it but blanks", "the text of a report")
    if len(_CONTROLS.findall(text)) > max(3, len(text) * _MOST_CONTROLS):
        raise refusal(
            name,
            "it is not text: too much of it is control characters",
            "a text, Word or HTML file",
            "Open it in the program it came from, and save it as .docx or as plain text (UTF-8).",
        )
    return text, guessed


def read_text(text: str, name: str, guessed: str = "") -> Document:
    """A document of a text's lines; a line with tabs, or between upright bars, is a row."""
    pages = Pages(name, Form.TEXT)
    if guessed:
        pages.remark(RemarkKind.DERIVED, f"Read as {guessed}.", "A file without a mark that is not valid UTF-8.")
    lines = _OTHER_LINE_ENDS.sub(" ", text.replace("\r\n", "\n"))
    for line in pages.clean(lines).split("\n"):
        _line(line, pages)
    return pages.document()


def _line(line: str, pages: Pages) -> None:
    if not line.strip() or ("---" in line and _MARKDOWN_RULE.fullmatch(line)):
        pages.blank()
    elif "\t" in line:
        pages.text_row(line.split("\t"))
    elif line.strip().startswith("|") and line.count("|") > 2:
        pages.text_row(re.split(r"(?<!\\)\|", line.strip().strip("|")))
    elif match := _MARKDOWN_HEADING.fullmatch(line.strip()):
        pages.paragraph(plain(match[2]), heading=len(match[1]))
    else:
        pages.paragraph(plain(line))


def _declared(data: bytes, encoding: str) -> tuple[str, str] | None:
    if not encoding or any(data.startswith(mark) for mark, _, _ in _MARKS):
        return None
    try:
        return data.decode(_BELIEVED[encoding.lower()]), ""
    except (KeyError, UnicodeDecodeError):
        return None


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding, _ in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ""
    sample = data[:4000]
    if sample.count(0) > len(sample) // 4:
        # Latin letters in UTF-16 have a nought in every other byte, which side tells the order.
        big = sample[0::2].count(0) > sample[1::2].count(0)
        return data.decode("utf-16-be" if big else "utf-16-le", errors="replace"), "UTF-16"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8"), "UTF-8, cut off in its last character"
    return _eight_bit(data)


def _eight_bit(data: bytes) -> tuple[str, str]:
    """Windows-1252; or UTF-8 with stray Windows bytes, where most of what is not ASCII is valid UTF-8."""
    lenient = data.decode("utf-8", errors="surrogateescape")
    stray = len(_STRAY.findall(lenient))
    if len(_BEYOND_ASCII.findall(lenient)) > 2 * stray:
        mended = _STRAY.sub(lambda match: _windows(bytes([ord(match[0]) - 0xDC00])), lenient)
        return mended, f"UTF-8 with {stray} bytes of Windows-1252"
    return _windows(data), "Windows-1252"


def _windows(data: bytes) -> str:
    # Python refuses the five bytes that Windows-1252 leaves undefined; Latin-1 makes control characters of them.
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
