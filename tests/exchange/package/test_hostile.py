"""Packages made to harm: refused quickly, in little memory, without opening anything outside them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.exchange.measuring import read_within_limits
from tests.exchange.workbook.editing import facts

from belisha.exchange.package import write_package

VALUES = b"indicator,period,value,missing,numerator,denominator,quality,revision,reason,recorded,text\n"


def _into(name: str, data: Callable[[], bytes]) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data())


def _row(number: int) -> bytes:
    return b"NO %d,%04d-%02d,%d,,1,2,,1,,,%d\n" % (
        number % 900,
        1000 + number // 12 % 8000,
        number % 12 + 1,
        number,
        number,
    )


HEAVY = {
    "a million columns": _into("values.csv", lambda: b"indicator," * 1_000_000 + b"\n"),
    "a million cells in a row": _into("values.csv", lambda: VALUES + b"1," * 4_000_000),
    "many rows": _into("values.csv", lambda: VALUES + b"".join(map(_row, range(210_000)))),
    "many empty rows": _into("values.csv", lambda: VALUES + b"\n" * 20_000_000),
    "many rows of nothing": _into("values.csv", lambda: VALUES + b",,,,,,,,,,\n" * 3_000_000),
    "many problems": _into("values.csv", lambda: VALUES + b"NO 1,April,x,y,z,,,a,,b,\n" * 190_000),
    "many priorities": _into("priorities.csv", lambda: b"aim,priority\n" + b"HOMES,x\n" * 90_000),
    "a long cell": _into("aims.csv", lambda: b'code,title\nHOMES,"' + b"x " * 12_000_000 + b'"\n'),
    "an open quotation mark": _into("aims.csv", lambda: b'code,title\nHOMES,"' + b"x,\n" * 8_000_000),
    "a description of 40 MB": _into("datapackage.json", lambda: b'{"resources": [' + b"[]," * 13_000_000 + b"[]]}"),
    "nested endlessly": _into("datapackage.json", lambda: b'{"resources":' + b"[" * 3_000_000),
    "200 MB": _into("values.csv", lambda: bytes(200_000_000)),
}


@pytest.mark.skipif(sys.platform == "win32", reason="measures memory as Unix does")
@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_package_is_read_or_refused_in_ten_seconds_and_500_megabytes(kind: str, tmp_path: Path) -> None:
    write_package(facts(), tmp_path)
    HEAVY[kind](tmp_path)
    said = read_within_limits(tmp_path)
    assert said.startswith("read" if kind == "many priorities" else "refused:"), said
