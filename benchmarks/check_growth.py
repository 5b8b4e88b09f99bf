"""How the time of the checks grows with a report document, least of some runs in turn:

    .venv/bin/python benchmarks/check_growth.py [--sizes 1 4 16] [--runs 3]

The example is repeated within itself: each indicator's row and page again, under a code and a title of its own.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from defects import Text

from belisha.check.engine import check
from belisha.check.material import Material
from belisha.exchange.document import read_document, recognise
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.request import Request

DOCUMENT = Path(__file__).resolve().parents[1] / "examples" / "estuary-report-2026-08.txt"
MOMENT = datetime(2026, 9, 8, 9, 0)  # noqa: DTZ001 - a wall clock's moment, as a report prints it
CODE = re.compile(r"^([A-Z]{2}) (\d+)\.(\d+)\t([^\t]*)")
APART = 50  # no aim of the example has as many indicators, so no two codes meet


def grown(times: int) -> str:
    """The example's text with each indicator ``times`` times."""
    doc = Text(DOCUMENT.read_text("utf-8"), random.Random(1))  # noqa: S311 - no secret hangs on it
    pages = {page.at: _end(doc, page.at) for page in doc.pages}
    return "\n".join(_repeated(doc, pages, times))


def _end(doc: Text, start: int) -> int:
    starts = {page.at for page in doc.pages}
    return next(
        at
        for at in range(start + 1, doc.partners + 1)
        if at == doc.partners or at in starts or doc.lines[at].startswith(("Aim:", "Expected Outcome:"))
    )


def _repeated(doc: Text, pages: dict[int, int], times: int) -> Iterator[str]:
    at = 0
    while at < len(doc.lines):
        end = pages.get(at, at + 1)
        yield from doc.lines[at:end]
        if at in pages or at in doc.rows:
            for copy in range(1, times):
                yield CODE.sub(lambda m, copy=copy: _renamed(m, copy), doc.lines[at])
                yield from doc.lines[at + 1 : end]
        at = end


def _renamed(match: re.Match[str], copy: int) -> str:
    letters, aim, number, title = match.groups()
    return f"{letters} {aim}.{int(number) + APART * copy}\t{title} in ward {copy}"


def material(times: int) -> Material:
    reading = recognise(read_document(grown(times).encode(), "report.txt"))
    report = compose(reading.facts, Request(generated=MOMENT, period=stated_period(reading.facts, reading.document)))
    return Material(
        facts=reading.facts, report=report, document=reading.document, account=reading.account, claims=reading.claims
    )


def seconds(times: int) -> tuple[int, float]:
    """How many indicators, and the processor time of their checks; what the material remembers is made anew."""
    fresh = material(times)
    start = time.process_time()
    check(fresh)
    return len(fresh.facts.histories), time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    seconds(1)  # compiles the expressions, reads the dictionary
    taken = [[seconds(size) for size in given.sizes] for _ in range(given.runs)]
    least = [min(column) for column in zip(*taken, strict=True)]
    print("| indicators | seconds | ms an indicator |\n| --: | --: | --: |")
    for count, spent in least:
        print(f"| {count:,} | {spent:.2f} | {spent / count * 1000:.2f} |")


if __name__ == "__main__":
    main()
