"""What a Parquet file or folder holds: whose figures, how many, and in which files."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from belisha.analysis.assess import GIVEN
from belisha.analysis.frame import FrameError, check_names
from belisha.domain.frozen import Frozen
from belisha.domain.problems import Problem, SourceError
from belisha.scale.tables import GIVEN_NAMES

_FILE = "_belisha_file"


class Part(Frozen):
    """One organisation's rows, which lie in ``files``."""

    organisation: str
    rows: int
    files: tuple[Path, ...]


class Batch(Frozen):
    """Organisations that are assessed together. ``whole``: the files hold no others, so that none need be sought."""

    parts: tuple[Part, ...]
    whole: bool

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(file for part in self.parts for file in part.files))

    @property
    def organisations(self) -> tuple[str, ...]:
        return tuple(part.organisation for part in self.parts)


class Inputs(Frozen):
    """A Parquet file or a folder of them; ``names`` are the columns of GIVEN that it has."""

    root: Path
    files: tuple[Path, ...]
    names: tuple[str, ...]
    partitioned: bool

    def scan(self, files: tuple[Path, ...]) -> pl.LazyFrame:
        """The files' rows; an organisation that a folder is named after is a column like any other."""
        return scan_files(files, partitioned=self.partitioned)

    def batches(self, most: int) -> tuple[Batch, ...]:
        """Batches of ``most`` rows or fewer, in the order of the files; a larger organisation is one by itself."""
        return tuple(_batches(self._parts(), most))

    def fingerprint(self) -> str:
        """Changes whenever a file does: by names, sizes and times, not by content."""
        told = sha256()
        for file in self.files:
            known = file.stat()
            told.update(f"{file.relative_to(self.root.parent)}|{known.st_size}|{known.st_mtime_ns}\n".encode())
        return told.hexdigest()

    def _parts(self) -> tuple[Part, ...]:
        counted = scan_files(self.files, partitioned=self.partitioned, named=_FILE)
        counted = counted.group_by("organisation", _FILE).len()
        found: dict[str, list[tuple[Path, int]]] = {}
        for organisation, file, rows in counted.sort(_FILE, "organisation").collect(engine="streaming").iter_rows():
            found.setdefault(organisation, []).append((Path(file), rows))
        return tuple(Part(name, sum(n for _, n in at), tuple(file for file, _ in at)) for name, at in found.items())


def find_inputs(root: Path) -> Inputs:
    """What to read. Raises SourceError where there is no Parquet, or where it lacks columns."""
    files = tuple(sorted(_parquet(root)))
    if not files:
        raise SourceError(
            str(root), [Problem(place="", found="there is no Parquet file in it", expected="at least one")]
        )
    partitioned = any(part.startswith("organisation=") for part in files[0].parts)
    try:
        names = scan_files(files[:1], partitioned=partitioned).collect_schema().names()
        check_names(names, [each.name for each in GIVEN if each.needed], ())
    except FrameError as error:
        raise _refused(root, str(error).rstrip(".")) from error
    except (PolarsError, OSError) as error:
        raise _refused(root, f"{files[0].name} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
    return Inputs(root, files, tuple(name for name in GIVEN_NAMES if name in names), partitioned)


def scan_files(files: tuple[Path, ...], *, partitioned: bool, named: str | None = None) -> pl.LazyFrame:
    """The files as one table. ``named``: a column for the path that each row is from."""
    schema = {"organisation": pl.String} if partitioned else None
    scanned = pl.scan_parquet(
        list(files),
        hive_partitioning=partitioned,
        hive_schema=schema,
        include_file_paths=named,
        missing_columns="insert",
        extra_columns="ignore",
    )
    return scanned if partitioned else scanned.with_columns(pl.col("organisation").cast(pl.String))


def _refused(root: Path, found: str) -> SourceError:
    expected = f"the columns {', '.join(each.name for each in GIVEN if each.needed)} in Parquet"
    return SourceError(str(root), [Problem(place="", found=found, expected=expected)])


def _parquet(root: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    for path in root.rglob("*.parquet"):
        if not any(part.startswith((".", "_")) for part in path.relative_to(root).parts):
            yield path


def _batches(parts: tuple[Part, ...], most: int) -> Iterator[Batch]:
    owners: dict[Path, int] = {}
    for part in parts:
        for file in part.files:
            owners[file] = owners.get(file, 0) + 1
    chosen: list[Part] = []
    for part in parts:
        if chosen and sum(each.rows for each in chosen) + part.rows > most:
            yield _batch(chosen, owners)
            chosen = []
        chosen.append(part)
    if chosen:
        yield _batch(chosen, owners)


def _batch(parts: list[Part], owners: dict[Path, int]) -> Batch:
    held: dict[Path, int] = {}
    for part in parts:
        for file in part.files:
            held[file] = held.get(file, 0) + 1
    return Batch(tuple(parts), all(owners[file] == count for file, count in held.items()))
