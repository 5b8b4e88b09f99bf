"""Aims with their priorities, and the summary's counts of expected outcomes."""

from __future__ import annotations

import re

from belisha.domain.document import ClaimKind, Line
from belisha.domain.judgement import Outcome
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.draft import AimDraft, CountDraft, Region, Work, sole_text
from belisha.exchange.document.headings import enter
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.words import NO_OUTCOME, Column, canonical, column_of, outcome_in

_AIM = re.compile(
    r"(?:corporate\s+)?(?:aim|theme|ambition|objective|goal)\s*(?:\d{1,2}|[A-H])?\s*[:–—-]\s*(\S.*)", re.IGNORECASE
)
_PRIORITIES = re.compile(r"(?:our\s+)?\bpriorit(?:y|ies)\b\s*:?", re.IGNORECASE)
_COUNTS_LEAD = re.compile(r".{0,60}?\boutcomes?\s*:\s*", re.IGNORECASE)
_COUNT_HEADERS = frozenset({"number", "count", "total", "indicators", "number of indicators"})
_COUNT = re.compile(r"\s*([A-Za-z][^\d:]{0,90}?)\s*[:–-]?\s*(\d{1,4})(?!\d|[/.]\d)[\s,;]*")


def is_aim(line: Line) -> bool:
    return _AIM.fullmatch(sole_text(line)) is not None


def is_counts(line: Line) -> bool:
    return bool(_counts_in(line))


def read_aim(work: Work) -> bool:
    """An aim's line, with its priorities in it or in the list that follows."""
    line = work.line
    match = _AIM.fullmatch(sole_text(line))
    if match is None:
        return False
    name, priorities = _name_and_priorities(match[1])
    key = name.casefold()
    first = key not in work.draft.aims
    if work.draft.region not in {Region.LIST, Region.DETAIL}:
        enter(work.draft, Region.LIST)
    elif not first and work.draft.region is Region.LIST:
        enter(work.draft, Region.DETAIL)
    aim = work.draft.aims.setdefault(key, AimDraft(name, priorities))
    work.draft.aim, work.draft.row = aim.code, None
    work.take(f"aim {aim.code}" if first else f"aim {aim.code}, repeated")
    following = _listed_priorities(work, aim.code, first=first)
    if first:
        aim.priorities.extend(following)
    elif _differ(aim.priorities, [*priorities, *following]):
        work.ledger.remark(
            RemarkKind.AMBIGUOUS,
            line,
            f"The priorities of {aim.code} differ from those printed first.",
            "The first are kept.",
        )
    return True


def read_counts(work: Work) -> bool:
    """The counts of expected outcomes, of the whole report or of the aim they stand under."""
    line = work.line
    counts = _counts_in(line)
    if _is_counts_header(line):
        work.take("header of counts")
        return True
    if not counts or (work.draft.region is Region.FRONT and not work.draft.aims and not _lead(line)):
        return False
    aim = work.draft.aim
    for outcome, count in counts:
        work.draft.counts.append(CountDraft(line, aim, outcome, count))
        work.ledger.figure(line, ClaimKind.COUNT, str(count), aim=aim, outcome=outcome)
    work.take(f"counts of {aim}" if aim else "counts of the whole report")
    return True


def _name_and_priorities(text: str) -> tuple[str, list[str]]:
    divided = _PRIORITIES.search(text)
    cut = min(divided.start() if divided else len(text), text.index("•") if "•" in text else len(text))
    name = squeeze(text[:cut].strip(" :–—-"))
    rest = text[divided.end() :] if divided and divided.start() == cut else text[cut:]
    return name or squeeze(text), [item for item in map(squeeze, rest.split("•")) if item]


def _listed_priorities(work: Work, aim: str, *, first: bool) -> list[str]:
    """Priorities on lines of their own: the word "Priorities", and bullets."""
    found: list[str] = []
    became = f"priorities of {aim}" if first else f"priorities of {aim}, repeated"
    while not work.done and not work.line.margin:
        text = sole_text(work.line)
        if heading := _PRIORITIES.match(text):
            found.extend(item for item in map(squeeze, text[heading.end() :].split("•")) if item)
        elif text.startswith(("• ", "- ", "* ")):
            found.extend(item for item in map(squeeze, text[2:].split("•")) if item)
        else:
            break
        work.take(became)
    return found


def _differ(first: list[str], again: list[str]) -> bool:
    """Whether priorities printed twice differ by more than their last full stop."""
    return bool(again) and [text.rstrip(". ") for text in first] != [text.rstrip(". ") for text in again]


def _lead(line: Line) -> bool:
    return _COUNTS_LEAD.match(squeeze(line.text[:200])) is not None


def _is_counts_header(line: Line) -> bool:
    cells = [canonical(cell.text) for cell in line.cells if cell.parts]
    return len(cells) == 2 and column_of(cells[0]) is Column.OUTCOME and cells[1] in _COUNT_HEADERS


def _counts_in(line: Line) -> list[tuple[Outcome | None, int]]:
    """The counts on a line made of nothing else but, perhaps, what they are counts of."""
    if len(line.text) > 400 or not any(character.isdigit() for character in line.text):
        return []
    text = squeeze(line.text)
    lead = _COUNTS_LEAD.match(text)
    position = lead.end() if lead else 0
    found: list[tuple[Outcome | None, int]] = []
    while position < len(text):
        match = _COUNT.match(text, position)
        outcome = outcome_in(match[1]) if match else None
        if match is None or (outcome is None and canonical(match[1]) not in NO_OUTCOME):
            return []
        found.append((outcome, int(match[2])))
        position = match.end()
    return found
