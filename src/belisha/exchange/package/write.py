"""Facts as a data package: ``datapackage.json`` and a CSV file for each table."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from belisha.domain.facts import Facts
from belisha.exchange.layout import TABLES, Table
from belisha.exchange.package import cells, descriptor
from belisha.exchange.tables import Cells, drawn_out, tables_of
from belisha.markers import DESCRIPTOR


def write_package(facts: Facts, folder: Path) -> tuple[Path, ...]:
    """Write the package into ``folder``, which is made if need be. Returns the files, ``datapackage.json`` first.

    The same facts give the same bytes. Files of these names are replaced; others are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, data in package_files(facts).items():
        path = folder / name
        path.write_bytes(data)
        paths.append(path)
    return tuple(paths)


def zipped_package(facts: Facts) -> bytes:
    """The package as one zip archive: the same facts give the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in package_files(facts).items():
            info = zipfile.ZipInfo(name)  # dated 1980, the earliest that an archive knows
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return data.getvalue()


def package_files(facts: Facts) -> dict[str, bytes]:
    """The package's files by name."""
    rows = tables_of(facts)
    tables = tuple(drawn_out(table, rows[table.name]) for table in TABLES)
    described = json.dumps(descriptor.descriptor(facts, tables), indent=2, ensure_ascii=False) + "\n"
    files = {DESCRIPTOR: described.encode()}
    for table in tables:
        files[f"{table.name}.csv"] = _csv(table, rows[table.name])
    return files


def _csv(table: Table, rows: Sequence[Cells]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.name for column in table.stored])
    for row in rows:
        writer.writerow(
            [cells.write(column, row[column.name]) if column.name in row else "" for column in table.stored]
        )
    return file.getvalue().encode()
