"""A workbook's archive with a part changed: for what no library of spreadsheets would write."""

from __future__ import annotations

import io
import zipfile


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def part_with(data: bytes, text: bytes) -> str:
    """The first sheet that holds the text."""
    return next(name for name, content in sorted(parts_of(data).items()) if "sheet" in name and text in content)


def changed_part(data: bytes, part: str, old: bytes, new: bytes, *, times: int = -1) -> bytes:
    parts = parts_of(data)
    assert old in parts[part], f"{old!r} is not in {part}"
    parts[part] = parts[part].replace(old, new, times)
    return packed(parts)
