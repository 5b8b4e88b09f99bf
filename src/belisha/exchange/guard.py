"""What no source may do to the machine that reads it: size, archive and markup limits, in one place for every reader.

The limits hold a reading within ten seconds and 500 MB. Nothing here opens a network connection or runs anything.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath

from belisha.domain.problems import Problem, SourceError

MAX_BYTES = 50_000_000
"""No file may be larger."""
MAX_UNPACKED = 200_000_000
"""Nor may all the files in an archive, once unpacked."""
MAX_PART = 40_000_000
"""Nor a single part of markup or data: its tree takes about eight times the room."""
MAX_JSON = 5_000_000
"""Nor a package's description: it is a few thousand bytes, and read into memory, JSON takes twenty times its size."""
MAX_TAGS = 1_000_000
"""Nor have more tags where it is read as a tree, which takes up to 300 bytes for each."""
MAX_TAG = 5_000
"""Characters in one HTML tag, pictures' data aside: some parsers take ever longer for each further attribute."""
MAX_ENTRIES = 5_000
MAX_RATIO = 250
"""A part over ``RATIO_FROM`` bytes that packs tighter than this is a bomb; real sheets reach about 60."""
RATIO_FROM = 1_000_000

OLE_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_HEADERS = (b"PK\x03\x04", b"PK\x05\x06")
ENCRYPTED = 0x1
_LONG_TAG = re.compile(rb"<[^<>]{%d,}" % MAX_TAG)
_PICTURE = re.compile(rb"data:[^\s\"'>]*")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

ILLUSTRATED = (".docx", ".xlsx", ".html", ".htm")
_SHEETS = "xl/worksheets/"
_EMPTY_CELLS = (
    "A sheet of this size is mostly empty cells that were given a format: delete the rows below its table and the "
    "columns beside it, and save it again."
)
ORDINARY_FILE = "a text, Word, HTML or Excel file, or a data package"


def refusal(name: str, found: str, expected: str, remedy: str = "", place: str = "") -> SourceError:
    """A SourceError with the one problem that makes reading on pointless."""
    return SourceError(name, [Problem(place=place, found=found, expected=expected, remedy=remedy)])


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises SourceError where it is missing, no file, not readable or larger than ``MAX_BYTES``."""
    name = path.name
    try:
        if not path.is_file():
            found = "it is no ordinary file" if path.exists() else "there is no such file"
            raise refusal(name, found, "a file that exists", "Check the name and the folder.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise refusal(name, f"the file cannot be opened ({error.strerror})", "a file that you may read") from error
    check_size(data, name)
    return data


def check_size(data: bytes, name: str) -> None:
    """Raise SourceError where ``data`` is empty or larger than ``MAX_BYTES``."""
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    if not data:
        raise refusal(name, "the file is empty", ORDINARY_FILE)


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """Open an archive (a Word or Excel file, a zipped package) whose every entry is safe to read.

    Raises SourceError, with every problem found, for what is encrypted, truncated, too large, packed too tightly, built
    to mislead, or has macros. A part read from the result is never larger than the size checked here.
    """
    check_size(data, name)
    if data.startswith(OLE_HEADER):
        raise ole_refusal(data, name)
    if not data.startswith(ZIP_HEADERS):
        raise refusal(name, "it is not a Word file, Excel file or zipped package", ORDINARY_FILE)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise refusal(
            name, "the file is damaged or cut short", "a whole file", "Ask for it again, or save it again."
        ) from error
    problems = _archive_problems(entries)
    if problems:
        raise SourceError(name, problems)
    return archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One part's bytes, free of document types and entities if it is markup. Raises SourceError where it is damaged."""
    try:
        data = archive.read(part)
    except KeyError as error:
        raise refusal(name, f"the part {part} is missing", "a whole file", "Save it again.") from error
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, RuntimeError, zlib.error) as error:
        raise refusal(name, f"the part {part} is damaged", "a whole file", "Save it again.") from error
    if _is_markup(part):
        refuse_entities(data, name, part)
    return data


def refuse_entities(data: bytes, name: str, part: str = "") -> None:
    """Raise SourceError where XML declares a document type or entities: neither Word nor Excel ever writes them."""
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        raise refusal(
            name,
            "it declares XML entities, which can make a small file endless or read other files",
            "a file as Word or Excel writes it",
            place=f"part {part}" if part else "",
        )


def check_tags(data: bytes, name: str, part: str = "") -> None:
    """Raise SourceError where markup has more tags, or a longer one, than a tree can be made of in the limits above."""
    place = f"part {part}" if part else ""
    if data.count(b"<") > MAX_TAGS:
        raise refusal(name, f"it has more than {MAX_TAGS:,} tags", "a report", place=place)
    for match in _LONG_TAG.finditer(data):
        if len(_PICTURE.sub(b"", match[0])) > MAX_TAG:
            raise refusal(name, f"it has a tag of more than {MAX_TAG:,} characters", "a report", place=place)


def ole_refusal(data: bytes, name: str) -> SourceError:
    """The refusal for a file in the old Office container: encrypted, or from before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal(
            name, "it is encrypted with a password", "a file without a password", "Save it again without one."
        )
    return refusal(
        name,
        "it is in the format that Office used before 2007 (.doc or .xls)",
        "a .docx or .xlsx file",
        "Open it and save it as .docx or .xlsx.",
    )


def _archive_problems(entries: list[zipfile.ZipInfo]) -> list[Problem]:
    if len(entries) > MAX_ENTRIES:
        return [_problem(f"it has {len(entries):,} parts", f"at most {MAX_ENTRIES:,}")]
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        return [_problem("it is encrypted with a password", "a file without a password", "Save it again without one.")]
    problems = [problem for entry in entries for problem in _entry_problems(entry)]
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        problems.append(_problem(f"unpacked it would be {_megabytes(unpacked)}", f"at most {_megabytes(MAX_UNPACKED)}"))
    repeated = [part for part, times in Counter(entry.filename for entry in entries).items() if times > 1]
    problems.extend(_problem(f"the part {part} is there twice", "each once", "Save it again.") for part in repeated)
    return problems[:20]


def _entry_problems(entry: zipfile.ZipInfo) -> list[Problem]:
    part = entry.filename
    path = PurePosixPath(part.replace("\\", "/"))
    remedy = _EMPTY_CELLS if part.startswith(_SHEETS) else ""
    problems = []
    if path.is_absolute() or ".." in path.parts:
        problems.append(_problem(f"the part {part} points outside the file", "parts inside it"))
    if entry.compress_type not in METHODS:
        problems.append(_problem(f"{part} is packed in an unusual way", "the usual one", "Save or zip it again."))
    if path.name.lower() == "vbaproject.bin":
        problems.append(_problem("it has macros", "a file without macros", "Save it as .docx or .xlsx."))
    if _is_markup(part) and entry.file_size > MAX_PART:
        problems.append(_problem(f"{part} is {_megabytes(entry.file_size)}", f"at most {_megabytes(MAX_PART)}", remedy))
    if entry.file_size > max(RATIO_FROM, MAX_RATIO * max(entry.compress_size, 1)):
        times = entry.file_size // max(entry.compress_size, 1)
        problems.append(_problem(f"{part} unpacks to {times:,} times its size", f"at most {MAX_RATIO} times", remedy))
    return problems


def _is_markup(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels", ".vml", ".csv", ".json"))


def _too_large(name: str, size: int) -> SourceError:
    pictures = "Pictures are often the reason: compress or remove them." if name.lower().endswith(ILLUSTRATED) else ""
    return refusal(name, f"the file is {_megabytes(size)}", f"at most {_megabytes(MAX_BYTES)}", pictures)


def _problem(found: str, expected: str, remedy: str = "") -> Problem:
    return Problem(place="", found=found, expected=expected, remedy=remedy)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"
