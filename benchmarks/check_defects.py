"""Put defects into the clean example and see which of them the checks find:

    .venv/bin/python benchmarks/check_defects.py [--times 20] [--seed 1] [--write]

Each kind is put in as many times, each time at a random place and of a random size. A defect is found where a new
finding names a line that it touched, or its indicator. Any other new finding above a note is a false alarm.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import defects_commentary  # noqa: F401 - its kinds register themselves
import defects_structure  # noqa: F401 - as above
import defects_tables  # noqa: F401 - as above
import defects_words  # noqa: F401 - as above
from defects import Text
from defects_register import REGISTER
from defects_said import DEFECTS
from made_council import made_council
from made_others import OTHERS

from belisha.check.engine import check
from belisha.check.finding import Finding, Severity
from belisha.check.material import Material
from belisha.domain.facts import Facts
from belisha.exchange import read_source
from belisha.exchange.document import read_document, recognise
from belisha.exchange.reading import Reading
from belisha.report.assess import stated_period
from belisha.report.compose import compose
from belisha.report.request import Request

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "checks-measured.md"
DOCUMENT, PACKAGE = ROOT / "examples" / "estuary-report-2026-08.txt", ROOT / "examples" / "estuary"
MOMENT = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001 - a wall clock's moment, as a report prints it


@dataclass(frozen=True)
class Score:
    """What became of one kind. ``missed`` are the seeds with which it was not found; ``alarms`` rules that spoke."""

    kind: str
    tried: int
    found: int
    missed: tuple[int, ...]
    alarms: tuple[str, ...]


def findings(reading: Reading) -> set[tuple[object, ...]]:
    report = compose(reading.facts, Request(generated=MOMENT, period=stated_period(reading.facts, reading.document)))
    material = Material(
        facts=reading.facts, report=report, document=reading.document, account=reading.account, claims=reading.claims
    )
    return {_key(each) for each in check(material)}


def _key(each: Finding) -> tuple[object, ...]:
    return each.rule, each.severity, each.line, each.indicator, each.message


@cache
def clean(*, register: bool) -> frozenset[tuple[object, ...]]:
    return frozenset(findings(read_source(PACKAGE if register else DOCUMENT)))


@cache
def facts() -> Facts:
    return read_source(PACKAGE).facts


@cache
def made(seed: int) -> Facts:
    """A register that no rule was made with, each time another."""
    return made_council(random.Random(f"council {seed}"))  # noqa: S311 - no secret hangs on it


def try_elsewhere(kind: str, seeds: Sequence[int]) -> Score:
    """A kind of defect in made-up registers, one a seed."""
    tried, found, missed, alarms = 0, 0, [], []
    for seed in seeds:
        changed = REGISTER[kind](made(seed), random.Random(f"{kind} {seed}"))  # noqa: S311 - no secret hangs on it
        if changed is None:
            continue
        new = findings(Reading(facts=changed[0])) - findings(Reading(facts=made(seed)))
        right = [each for each in new if each[3] == changed[1]]
        tried += 1
        found += bool(right)
        missed += [] if right else [seed]
        alarms += [str(each[0]) for each in new if each not in right and each[1] is not Severity.NOTE]
    return Score(f"{kind}, in a made-up register", tried, found, tuple(missed), tuple(alarms))


def false_alarms(seeds: Sequence[int]) -> tuple[int, int]:
    """Indicators in the made-up registers as they stand, and what is found in them above a note."""
    said = [each for seed in seeds for each in findings(Reading(facts=made(seed))) if each[1] is not Severity.NOTE]
    return sum(len(made(seed).histories) for seed in seeds), len(said)


def false_alarms_elsewhere(kind: str, seeds: Sequence[int]) -> tuple[int, tuple[str, ...]]:
    """Indicators in the clean registers of another kind, and the rules that spoke above a note."""
    registers = [OTHERS[kind](made(seed)) for seed in seeds]
    said = [each for facts in registers for each in findings(Reading(facts=facts)) if each[1] is not Severity.NOTE]
    return sum(len(facts.histories) for facts in registers), tuple(str(each[0]) for each in said)


def try_kind(kind: str, seeds: Sequence[int]) -> Score:
    tried, found, missed, alarms = 0, 0, [], []
    for seed in seeds:
        right, wrong = _once(kind, random.Random(f"{kind} {seed}"))  # noqa: S311 - no secret hangs on it
        if right is None:
            continue
        tried += 1
        found += right
        missed += [] if right else [seed]
        alarms += wrong
    return Score(kind, tried, found, tuple(missed), tuple(alarms))


def _once(kind: str, rng: random.Random) -> tuple[bool | None, list[str]]:
    """Whether the defect was found, None where it could not be put in; and the rules of the false alarms."""
    if kind in REGISTER:
        made = REGISTER[kind](facts(), rng)
        if made is None:
            return None, []
        new, places, code = findings(Reading(facts=made[0])) - clean(register=True), set[int](), made[1]
    else:
        doc = Text(DOCUMENT.read_text("utf-8"), rng)
        if not DEFECTS[kind](doc):
            return None, []
        text = "\n".join(doc.lines)
        new = findings(recognise(read_document(text.encode(), "report.txt"))) - clean(register=False)
        places, code = doc.places, doc.code
    right = [each for each in new if each[2] in places or (code and each[3] == code)]
    wrong = [str(each[0]) for each in new if each not in right and each[1] is not Severity.NOTE]
    return bool(right), wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.relative_to(ROOT)}")
    given = parser.parse_args()
    seeds = range(given.seed, given.seed + given.times)
    kinds = [*DEFECTS, *REGISTER]
    with ProcessPoolExecutor() as pool:
        scores = list(pool.map(try_kind, kinds, [seeds] * len(kinds)))
        scores += pool.map(try_elsewhere, REGISTER, [seeds] * len(REGISTER))
    text = as_page(scores, given.times, given.seed, false_alarms(seeds)) + other_registers(seeds)
    print(text)
    if given.write:
        PAGE.write_text(text, "utf-8")


def as_page(scores: Sequence[Score], times: int, seed: int, elsewhere: tuple[int, int]) -> str:
    tried, found = sum(each.tried for each in scores), sum(each.found for each in scores)
    alarms = sum(len(each.alarms) for each in scores)
    indicators, warned = elsewhere
    lines = [
        "% Written by benchmarks/check_defects.py --write: run it again, do not change this page.",
        "# How many defects the checks find",
        "",
        f"{len(DEFECTS) + len(REGISTER)} kinds of defect were put into the example, each {times} times at a random",
        f"place and of a random size (seeds {seed} to {seed + times - 1}; where one could not be put in, it was left",
        "out). The example as it stands has no finding above a note. The rules were made with it before them, so",
        "registers of other indicators, figures and sentences were made up at random as well: the",
        f"{indicators:,} indicators of {times} of them give {warned} false alarms above a note as they stand, and the",
        "defects put into them are the table's last rows.",
        "",
        f"**{found:,} of {tried:,} defects were found at the right place ({found / tried:.1%})**, with {alarms} false",
        "alarms.",
        "",
        "| defect | tried | found | missed | false alarms | seeds missed |",
        "| --- | --: | --: | --: | --: | --- |",
    ]
    lines += [
        f"| {each.kind} | {each.tried} | {each.found} | {each.tried - each.found} | {len(each.alarms)} | "
        f"{', '.join(map(str, each.missed))} |"
        for each in scores
    ]
    return "\n".join([*lines, ""])


def other_registers(seeds: Sequence[int]) -> str:
    """The part of the page that says what is found in clean registers of other kinds."""
    lines = [
        "",
        "## Registers of other kinds",
        "",
        "The made-up registers without what a rule may take for granted, as they stand:",
        "",
        "| register | indicators | false alarms |",
        "| --- | --: | --: |",
    ]
    for kind in OTHERS:
        indicators, alarms = false_alarms_elsewhere(kind, seeds)
        lines.append(f"| {kind} | {indicators:,} | {len(alarms)} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
