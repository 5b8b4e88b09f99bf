"""The front: title, organisation, month, contents and notices."""

from __future__ import annotations

import re

from belisha.domain.document import Line
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.aims import is_aim, is_counts
from belisha.exchange.document.dates import periods_in, read_period
from belisha.exchange.document.draft import Region, Work, sole_text
from belisha.exchange.document.headings import claim, is_sentence, section_in
from belisha.exchange.document.inline import squeeze

_ORGANISATION = re.compile(
    r"(?:[\w&,.'’-]+\s+){1,8}(?:Council|Authority|Corporation|Partnership|Trust|Constabulary|Board)"
    r"|(?:London|Royal)\s+Borough\s+of\s+[\w&'’-]+(?:\s+[\w&'’-]+){0,5}"
)
_CONTENTS = re.compile(r"(?:table\s+of\s+)?contents:?", re.IGNORECASE)
_NOTICE = re.compile(r"(?:please\s+note|note|n\.?b\.?|notice|important|draft|embargo)\b", re.IGNORECASE)
_NO_ENTRY = re.compile(r"(?:version|published|further information|generated|key to)\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*")
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "to", "in", "on", "a", "an", "by"})


def read_contents(work: Work) -> bool:
    """The contents' heading and its entries, which claim numbers and years but are no sections themselves."""
    if not _CONTENTS.fullmatch(sole_text(work.line)):
        return False
    work.take("contents")
    seen: set[str] = set()
    while not work.done and (entry := _entry(work.line)) and not _marks(entry) & seen:
        seen |= _marks(entry)
        section = section_in(entry)
        claim(work.ledger, work.line, entry, number=section[0] if section else "", contents=True)
        work.take("contents: entry")
    return True


def read_front(work: Work) -> bool:
    """Any other line before the first part begins, or after the key."""
    line = work.line
    text = sole_text(line)
    if work.draft.region not in {Region.FRONT, Region.KEY} or not text:
        return False
    if became := _month(work, text) or _organisation(work, text) or _title(work, text):
        work.take(became)
    elif _NOTICE.match(text):
        work.draft.notices.append(text)
        work.take("notice")
    else:
        work.draft.front_matter.append(text)
        work.take("front matter")
    return True


def read_note(work: Work) -> bool:
    """A note under the list: it speaks of the whole report, as a notice does."""
    text = sole_text(work.line)
    if work.draft.region is not Region.LIST or not (_NOTICE.match(text) or text.startswith("*")):
        return False
    work.draft.notices.append(text)
    work.take("notice")
    return True


def _month(work: Work, text: str) -> str:
    period = read_period(text)
    if period is None or work.draft.month is not None:
        return ""
    work.draft.month = period
    return "month"


def _organisation(work: Work, text: str) -> str:
    if work.draft.organisation or len(text) > 80 or not _ORGANISATION.fullmatch(text):
        return ""
    work.draft.organisation = text
    return "organisation"


def _title(work: Work, text: str) -> str:
    draft = work.draft
    if draft.title or is_sentence(text) or _NOTICE.match(text):
        return ""
    months = periods_in(text)
    if len(months) == 1 and draft.month is None:
        draft.month = months[0]
        text = re.sub(r"[\s:,–—-]*(?:for\s+)?\b[A-Za-z]+\.?\s+\d{4}\b", "", text).strip() or text
    draft.title = text
    if text.isupper():
        draft.title = _title_case(text)
        work.ledger.remark(
            RemarkKind.REPAIRED, work.line, f'The title is written "{draft.title}".', "Not all in capitals."
        )
    return "title"


def _title_case(text: str) -> str:
    words = text.lower().split()
    return " ".join(
        word if word in _SMALL_WORDS and index else word[:1].upper() + word[1:] for index, word in enumerate(words)
    )


def _entry(line: Line) -> str:
    """The text of a contents entry, without its page number; "" where the contents have ended."""
    cells = [cell.text for cell in line.cells if cell.parts]
    text = cells[0] if len(cells) == 2 and cells[1].isdigit() else sole_text(line)
    if not text or line.heading or line.margin or is_sentence(text) or is_aim(line) or is_counts(line):
        return ""
    text = _EMPHASIS.sub(" ", re.sub(r"^[•·*-]\s+", "", text))
    text = squeeze(re.sub(r"[.…_]{3,}\s*\d*$|\s\d{1,3}$", "", text))
    return "" if _NOTICE.match(text) or _NO_ENTRY.match(text) else text


def _marks(entry: str) -> set[str]:
    """By what an entry is known again where its section begins: its number, and its words."""
    section = section_in(entry)
    words = re.sub(r"\W+", " ", entry).casefold().strip()
    return {words} | ({f"section {section[0]}"} if section and section[0] else set())
