"""Facts of many councils as Parquet files of figures, a file for each."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from belisha.analysis.figures import figures
from belisha.domain.facts import Facts
from belisha.domain.problems import Problem, SourceError
from belisha.scale.tables import table_of


def gather(sources: Iterable[tuple[Path, Facts]], folder: Path) -> None:
    """Make ``folder`` hold the figures of these sources and no others. Raises SourceError where two have one name.

    A file that would stay the same is left alone, so that what was made of it still holds.
    """
    owners: dict[str, Path] = {}
    wanted: set[Path] = set()
    folder.mkdir(parents=True, exist_ok=True)
    for number, (source, facts) in enumerate(sources):
        _refuse_second(owners, facts.organisation.name, source)
        table = table_of(figures(facts))
        written = io.BytesIO()
        table.write_parquet(written)
        path = folder / f"figures-{number:05}.parquet"
        wanted.add(path)
        _write(path, written.getvalue())
    for path in set(folder.glob("figures-*.parquet")) - wanted:
        path.unlink()


def _refuse_second(owners: dict[str, Path], name: str, source: Path) -> None:
    if (first := owners.setdefault(name, source)) != source:
        found = f"the organisation '{name}' is that of {first} too"
        expected = "one source for each organisation"
        raise SourceError(str(source), [Problem(place="", found=found, expected=expected)])


def _write(path: Path, data: bytes) -> None:
    if path.is_file() and path.read_bytes() == data:
        return
    new = path.with_name(f".{path.name}")
    new.write_bytes(data)
    new.replace(path)
