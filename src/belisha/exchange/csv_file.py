"""A CSV file's rows as they stand, whichever reader takes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from belisha.exchange.findings import Findings

LONGEST_CELL = 10_000_000
csv.field_size_limit(LONGEST_CELL)


def csv_records(data: bytes, findings: Findings, file: str = "") -> Iterator[tuple[int, list[str]]]:
    """Each row with its number, as a spreadsheet counts them; a blank row has no cells.

    What cannot be read is a problem, and the rows end there. ``file`` begins the problem's place.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        findings.problem(file, f"byte {error.start + 1:,} is not UTF-8", "a file in UTF-8", "Save it as “CSV UTF-8”.")
        return
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), start=1):
            yield number, record
    except csv.Error as error:
        place = f"{file}, row {number + 1}" if file else f"row {number + 1}"
        findings.problem(place, f"the quotation marks do not add up ({error})", "a CSV file by RFC 4180")
