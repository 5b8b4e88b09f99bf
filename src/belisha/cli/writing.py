"""Facts into a workbook or a data package on the disk, and a result's text to the terminal or into a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from belisha.cli.console import show_made
from belisha.cli.delivery import Delivered, staged
from belisha.domain.facts import Facts
from belisha.exchange.package import write_package, zipped_package
from belisha.exchange.workbook import write_workbook

WORKBOOK, PACKAGE = "workbook", "package"
_OWN = {WORKBOOK: ".xlsx", PACKAGE: ".zip"}
_OTHERS = {".csv", ".doc", ".docx", ".htm", ".html", ".json", ".ods", ".pdf", ".txt", ".xls", ".xlsm", ".xlsx", ".zip"}
_NAMES = {
    WORKBOOK: "It ends in .xlsx.",
    PACKAGE: "A package is a folder, or one file whose name ends in .zip.",
}


def refuse_misnamed(kind: str, place: Path) -> None:
    """Raise a usage error where the name of ``place`` says that it is something else."""
    suffix = place.suffix.lower()
    if suffix in _OTHERS and suffix != _OWN[kind]:
        raise click.BadParameter(
            f"{place}: the name of a {kind} cannot end in {suffix}. {_NAMES[kind]}", param_hint="--out"
        )


def write_facts(facts: Facts, kind: str, place: Path, *, overwrite: bool, beside: Mapping[str, str]) -> list[Delivered]:
    """Write ``place``, a workbook, or a package as a folder or zipped, whole or not at all. Raises DeliveryError.

    ``beside`` are texts by name that go into the same folder with it.
    """
    with staged(place.absolute().parent, overwrite=overwrite) as stage:
        new = stage / place.name
        if kind == WORKBOOK:
            new.write_bytes(write_workbook(facts))
        elif place.suffix.lower() == ".zip":
            new.write_bytes(zipped_package(facts))
        else:
            write_package(facts, new)
        for name, text in beside.items():
            (stage / name).write_text(text, "utf-8", newline="\n")
    return [delivered(each) for each in (place, *map(place.with_name, beside))]


def write_file(place: Path, data: bytes, *, overwrite: bool = True) -> Delivered:
    """Write one file, whole or not at all. Raises DeliveryError."""
    with staged(place.absolute().parent, overwrite=overwrite) as stage:
        (stage / place.name).write_bytes(data)
    return delivered(place)


def delivered(place: Path) -> Delivered:
    """What stands at ``place``, with its size."""
    files = [path for path in place.rglob("*") if path.is_file()] if place.is_dir() else [place]
    return Delivered(place, sum(path.stat().st_size for path in files), len(files), place.is_dir())


def show_or_write(text: str, out: Path | None) -> None:
    """``text``, which ends with a line's end, to standard output, or into the file ``out``. Raises DeliveryError."""
    if out is None:
        click.echo(text, nl=False)
    else:
        show_made([write_file(out, text.encode())])
