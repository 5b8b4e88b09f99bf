"""Batch after batch into a folder, so that what is stopped goes on where it was and nothing there is ever half.

The folder has ``values``, ``series`` and, where they are asked for, ``forecasts`` with a file for each batch, and
``manifest.json``: what they were made from.
A file gets its name when all of it is written, the series' last; so a batch is done where its series stand.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from belisha import __version__
from belisha.domain.frozen import Frozen
from belisha.scale.engines import Engine, write_forecasts
from belisha.scale.inputs import Batch, Inputs

VALUES_FOLDER, SERIES_FOLDER, FORECASTS_FOLDER, MANIFEST = "values", "series", "forecasts", "manifest.json"
FIGURES_FOLDER = "figures"
"""Where the figures of sources that are no Parquet are gathered, beside the results."""
_LAYOUT = 3
"""Counts changes of the tables that are written, so that no folder holds two kinds."""
_UNFINISHED = ".part-"


class FolderError(Exception):
    """A folder that results cannot go into; the message says why and what to do."""


class Plan(Frozen):
    """``kept`` batches stand already; ``anew`` says why what stood in the folder was not used, else it is empty."""

    batches: tuple[Batch, ...]
    kept: frozenset[int]
    anew: str = ""
    forecasts: bool = True


def result_folders(*, forecasts: bool) -> tuple[str, ...]:
    """The folders that results stand in."""
    return (VALUES_FOLDER, SERIES_FOLDER, *((FORECASTS_FOLDER,) if forecasts else ()))


def prepare(inputs: Inputs, out: Path, most: int, engine: str, *, forecasts: bool) -> Plan:
    """Make the folder ready, or find how far it got. Raises FolderError where something else is in it."""
    batches = inputs.batches(most)
    wanted = {
        "layout": _LAYOUT,
        "belisha": __version__,
        "engine": engine,
        "forecasts": forecasts,
        "input": inputs.fingerprint(),
        "batches": [batch.rows for batch in batches],
    }
    known = read_manifest(out)
    anew = _difference(known, wanted) if known is not None else ""
    if known is None or anew:
        clear(out)
        write_manifest(out, wanted)
    _drop_unfinished(out)
    kept = frozenset(number for number in range(len(batches)) if _place(out, SERIES_FOLDER, number).is_file())
    return Plan(batches, kept, anew, forecasts)


def run(inputs: Inputs, out: Path, plan: Plan, engine: Engine, at_once: int, done: Callable[[Batch], None]) -> None:
    """Assess what is not yet there, ``at_once`` batches at a time. ``done`` is told of each, in no fixed order."""
    for folder in result_folders(forecasts=plan.forecasts):
        (out / folder).mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(at_once) as pool:
        try:
            running = {
                pool.submit(_one, inputs, out, engine, number, batch, forecasts=plan.forecasts): batch
                for number, batch in enumerate(plan.batches)
                if number not in plan.kept
            }
            for future in as_completed(running):
                future.result()
                done(running[future])
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def claim(out: Path, engine: str) -> None:
    """Say that what will stand in the folder is this engine's, which needs no batches. Raises FolderError."""
    read_manifest(out)
    write_manifest(out, {"layout": _LAYOUT, "belisha": __version__, "engine": engine, "input": "", "batches": []})


def read_manifest(out: Path) -> dict[str, Any] | None:
    """What the folder's results were made from; None where it is empty. Raises FolderError where it is not ours."""
    if not out.exists() or not any(path.name != FIGURES_FOLDER for path in out.iterdir()):
        return None
    try:
        known = json.loads((out / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        known = None
    if not isinstance(known, dict) or "layout" not in known:
        raise FolderError(f"{out} has other files in it. Choose an empty folder with --out, or a new one.")
    return known


def write_manifest(out: Path, manifest: dict[str, Any]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    new = out / f"{_UNFINISHED}{MANIFEST}"
    new.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    new.replace(out / MANIFEST)


def clear(out: Path) -> None:
    """Remove what was made from something else; the manifest goes first, so that nothing is taken for new."""
    (out / MANIFEST).unlink(missing_ok=True)
    for folder in result_folders(forecasts=True):
        shutil.rmtree(out / folder, ignore_errors=True)


def _one(inputs: Inputs, out: Path, engine: Engine, number: int, batch: Batch, *, forecasts: bool) -> None:
    places = [_place(out, folder, number) for folder in (FORECASTS_FOLDER, VALUES_FOLDER, SERIES_FOLDER)]
    expected, *assessed = [path.with_name(_UNFINISHED + path.name) for path in places]
    engine(inputs, batch, *assessed)
    if forecasts:
        write_forecasts(inputs, batch, expected)
        expected.replace(places[0])
    for unfinished, place in zip(assessed, places[1:], strict=True):
        unfinished.replace(place)


def _place(out: Path, folder: str, number: int) -> Path:
    return out / folder / f"part-{number:05}.parquet"


def _drop_unfinished(out: Path) -> None:
    for path in out.rglob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


def _difference(known: dict[str, Any], wanted: dict[str, Any]) -> str:
    """Which of what the results rest on has changed, in words; empty where nothing has."""
    words = {
        "layout": "the tables have other columns now",
        "belisha": "they were made by another version",
        "engine": "they were made by another engine",
        "forecasts": "forecasts were asked for, or not, otherwise",
        "input": "the input has changed",
        "batches": "they were made in other batches",
    }
    return next((text for name, text in words.items() if known.get(name) != wanted[name]), "")
