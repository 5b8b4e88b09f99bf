"""Which sources the arguments name, and the folder that each one's report goes into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.exchange import read_source
from belisha.markers import DESCRIPTOR

SUFFIXES = frozenset({".txt", ".docx", ".html", ".htm", ".xlsx", ".zip"})
"""Files in a folder that are taken for sources. A file named by itself is always taken for one."""
OWN_WORDS = "words.txt"
"""Beside the sources of a council: the words that are spelt right though no dictionary has them. No source."""


class Found(Frozen):
    """A source, and its name among the others: the relative folder for its report."""

    path: Path
    name: PurePath


def is_package(path: Path) -> bool:
    try:
        return path.is_dir() and (path / DESCRIPTOR).is_file()
    except PermissionError:  # what cannot be looked into is no package
        return False


def is_many(paths: Sequence[Path]) -> bool:
    """Whether the arguments name several sources: more than one, or a folder that is no data package."""
    return len(paths) > 1 or (paths[0].is_dir() and not is_package(paths[0]))


def find_sources(paths: Sequence[Path], out: Path | None = None) -> tuple[tuple[Found, ...], tuple[Path, ...]]:
    """The sources in order, each with a name of its own, and the files in folders that were passed over.

    The folder ``out``, which the reports go into, is not searched.
    """
    sources: list[tuple[Path, PurePath]] = []
    passed: list[Path] = []
    left_out = set() if out is None else {out.resolve()}
    for path in paths:
        if path.is_dir() and not is_package(path):
            for each in _walk(path, left_out.copy()):
                if each.is_dir() or each.suffix.lower() in SUFFIXES:
                    sources.append((each, each.relative_to(path)))
                else:
                    passed.append(each)
        else:
            sources.append((path, PurePath(path.resolve().name)))
    return tuple(_with_names(sources)), tuple(passed)


def read_earlier(paths: Sequence[Path]) -> tuple[Facts, ...]:
    """The facts of earlier releases, each a source or a folder of them. Raises SourceError."""
    return tuple(read_source(each.path).facts for each in find_sources(paths)[0])


def _walk(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """Files and data packages under ``folder``, in the order of their names; of each folder once, wherever links lead.

    Hidden files, lock files and the council's own words are left out. A folder that cannot be looked into is given as
    itself, so that reading it says why.
    """
    seen.add(folder.resolve())
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for path in inside:
        if path.name.startswith((".", "~$")) or path.name == OWN_WORDS or path.resolve() in seen:
            continue
        if path.is_dir() and not is_package(path):
            yield from _walk(path, seen)
        else:
            yield path


def _with_names(sources: Sequence[tuple[Path, PurePath]]) -> Iterator[Found]:
    """The name is the source's own without its suffix; where two would have the same, with it, or with a number."""
    taken: set[str] = set()
    for path, relative in sources:
        bare = relative if path.is_dir() else relative.with_suffix("")
        names = [bare, relative.with_name(relative.name.replace(".", "-"))]
        names += [bare.with_name(f"{bare.name}-{number}") for number in range(2, len(sources) + 2)]
        name = next(each for each in names if str(each).casefold() not in taken)
        taken.add(str(name).casefold())
        yield Found(path, name)
