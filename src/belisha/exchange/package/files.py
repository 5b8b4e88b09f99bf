"""Where a package's files come from: a folder, or an archive of one. Nothing outside it is opened, and no address."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import Protocol

from belisha.exchange.cells import MisreadError
from belisha.exchange.guard import read_bytes, read_part
from belisha.markers import DESCRIPTOR


class Files(Protocol):
    """A package's files by their paths in it."""

    name: str

    def read(self, path: str) -> bytes:
        """Raises MisreadError for a path outside the package or without a file, SourceError for a damaged one."""
        ...


class Folder:
    def __init__(self, folder: Path) -> None:
        self.name = folder.name or str(folder)
        self._folder = folder

    def read(self, path: str) -> bytes:
        file = self._folder / safe(path)
        if not file.is_file():
            raise MisreadError(f"no file {path}", f"the file beside {DESCRIPTOR}")
        # A link in the folder may point anywhere on the machine.
        if not file.resolve().is_relative_to(self._folder.resolve()):
            raise MisreadError(f"{path}, a link to a file outside the package", "a file inside it")
        return read_bytes(file)


class Archive:
    """A zip file with ``datapackage.json`` at its top or in its one folder."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._top = min((PurePosixPath(n).parent for n in descriptors(archive)), key=lambda p: len(p.parts))

    def read(self, path: str) -> bytes:
        part = str(self._top / safe(path))
        if part not in self._archive.namelist():
            raise MisreadError(f"no file {path}", f"the file beside {DESCRIPTOR}")
        return read_part(self._archive, part, self.name)


def descriptors(archive: zipfile.ZipFile) -> list[str]:
    """The archive's descriptors: none where it is no package."""
    return [name for name in archive.namelist() if PurePosixPath(name).name == DESCRIPTOR]


def safe(path: str) -> str:
    """The path, if it stays inside the package. Raises MisreadError."""
    if "://" in path:
        raise MisreadError(f"the address {path}", "a file inside the package", "Addresses are never opened.")
    parts = PurePosixPath(path.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in path or "\0" in path:
        raise MisreadError(f"the path {path}", "a path inside the package")
    return str(parts)
