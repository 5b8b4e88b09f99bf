"""Files into a folder, whole or not at all.

Everything is written into a hidden folder beside its place and moved there when all of it is written, so a run that is
killed leaves no half file, and one that fails leaves what stood there before.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from belisha.domain.frozen import Frozen

if TYPE_CHECKING:  # the name of a type is no reason for belisha --help to wait for the report's model
    from belisha.render import Output

if sys.platform != "win32":
    import fcntl

_STAGE = ".belisha-"
_LEFTOVER_AGE = 3600
"""Seconds after which a hidden folder is taken for one that a killed run left: writing takes a moment."""

_NOT_IN_A_NAME = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What Windows allows in no file's name."""


class DeliveryError(Exception):
    """Files that could not be written; the message says which, why and what to do."""


class Delivered(Frozen):
    """One file, or one folder with the number and size of the files in it. ``path`` is where it stands."""

    path: Path
    size: int
    files: int = 1
    is_folder: bool = False


def deliver(outputs: Iterable[Output], folder: Path) -> tuple[Delivered, ...]:
    """Write ``outputs`` into ``folder``, replacing files of the same names. Raises DeliveryError."""
    outputs = tuple(outputs)
    for output in outputs:
        _check_name(output.name)
    with staged(folder) as stage:
        for output in outputs:
            path = stage.joinpath(*PurePosixPath(output.name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.data)
    return _delivered(outputs, folder)


def refuse_existing(place: Path, *, overwrite: bool) -> None:
    """Raise DeliveryError where something stands at ``place``: it may be a month's work."""
    if place.exists() and not overwrite:
        raise DeliveryError(f"{place} is there already. Choose another place with --out, or replace it with --replace.")


@contextmanager
def staged(folder: Path, *, overwrite: bool = True) -> Iterator[Path]:
    """An empty folder: what is written into it stands in ``folder`` afterwards, unless an error is raised.

    Without ``overwrite``, nothing is put in the place of what came to stand there in the meantime. A folder that was
    not there before is not left behind empty. Raises DeliveryError where it cannot be written.
    """
    try:
        is_new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
        _clear_leftovers(folder, stage)
    except OSError as error:
        raise DeliveryError(_explain(error, folder)) from error
    try:
        (stage / "new").mkdir()
        (stage / "old").mkdir()
        yield stage / "new"
        with _only_one(folder):
            for new in (stage / "new").iterdir():
                refuse_existing(folder / new.name, overwrite=overwrite)
            _put_in_place(stage, folder)
    except OSError as error:
        raise DeliveryError(_explain(error, folder)) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if is_new:
            with suppress(OSError):  # it holds what was made
                folder.rmdir()


def _put_in_place(stage: Path, folder: Path) -> None:
    """Move everything new to its place; where one thing cannot be moved, put back all that stood there."""
    moved: list[Path] = []
    try:
        for new in sorted((stage / "new").iterdir()):
            place, old = folder / new.name, stage / "old" / new.name
            moved.append(place)
            if place.is_dir() and new.is_dir():
                place.rename(old)
            elif place.is_file():
                _keep(place, old)
            new.replace(place)
    except OSError:
        for place in moved:
            old = stage / "old" / place.name
            if old.is_dir():
                shutil.rmtree(place, ignore_errors=True)
            with suppress(OSError):
                old.replace(place)
        raise


def _keep(place: Path, old: Path) -> None:
    """A second name for the file, or a copy where the file system knows no second names."""
    try:
        old.hardlink_to(place)
    except OSError:
        shutil.copy2(place, old)


def _delivered(outputs: tuple[Output, ...], folder: Path) -> tuple[Delivered, ...]:
    """What was made, by its first name, in the order of the outputs."""
    sizes: dict[str, list[int]] = {}
    for output in outputs:
        sizes.setdefault(PurePosixPath(output.name).parts[0], []).append(len(output.data))
    nested = {PurePosixPath(output.name).parts[0] for output in outputs if "/" in output.name}
    return tuple(Delivered(folder / name, sum(each), len(each), name in nested) for name, each in sizes.items())


def _check_name(name: str) -> None:
    """A stored report names its own files: it must not name them out of the folder, nor as a system cannot."""
    parts = name.split("/")
    if any(part in {"", ".", ".."} or _NOT_IN_A_NAME.search(part) or _RESERVED.fullmatch(part) for part in parts):
        raise DeliveryError(f"'{name}' cannot be a file's name; nothing was written.")


def _clear_leftovers(folder: Path, stage: Path) -> None:
    """Remove what killed runs left; ages are told by ``stage``'s own time, which the same disk gave it."""
    now = stage.stat().st_mtime
    for path in folder.glob(f"{_STAGE}*"):
        with suppress(OSError):
            if now - path.stat().st_mtime > _LEFTOVER_AGE:
                shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """One run at a time moves its files into ``folder``, so that two make no mixture.

    Windows cannot lock a folder: there each file is still whole.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network folder may know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _explain(error: OSError, folder: Path) -> str:
    place = error.filename if isinstance(error.filename, str) else str(folder)
    name = Path(place).name
    shown = Path(place) if _STAGE not in place else folder if name.startswith(_STAGE) else folder / name
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            why = "the disk is full. Free some space, or choose another folder with --out"
        case errno.EACCES | errno.EPERM:
            why = "no right to write there, or it is open in another program. Close it, or choose another folder"
        case errno.EROFS:
            why = "it is on a disk that cannot be written. Choose another folder with --out"
        case errno.EEXIST | errno.ENOTDIR | errno.EISDIR | errno.ENOTEMPTY:
            why = "a file and a folder have the same name there. Choose another folder with --out"
        case errno.ENAMETOOLONG:
            why = "the name is too long for this system. Choose a folder with a shorter path"
        case _:
            why = error.strerror or str(error)
    return f"{shown} cannot be written: {why}. Nothing there was changed."
