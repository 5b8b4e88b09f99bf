"""Headings: which part of the report begins, and what numbers and years they claim."""

from __future__ import annotations

import re

from belisha.domain.document import Heading, Line
from belisha.exchange.document.dates import years_in
from belisha.exchange.document.draft import Draft, Region, Work, sole_text
from belisha.exchange.document.ledger import Ledger

_SECTION = re.compile(r"(?:section|part)\s+(\d{1,2}|[A-H])\b\s*[:.)–—-]*\s*(.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2})[.)]?\s+(.*)")
_LONGEST = 150
SENTENCE_END = (".", "!", "?", ";", ",")

_REGIONS = (
    (re.compile(r"\bkey\b", re.IGNORECASE), Region.KEY),
    (re.compile(r"\bpartner(?:ship|s)\b", re.IGNORECASE), Region.PARTNERSHIP),
    (re.compile(r"\bdetails?\b|\brated\s+red\b|\bexception", re.IGNORECASE), Region.DETAIL),
    (re.compile(r"\bindicators?\b|\bperformance\b|\bmeasures?\b", re.IGNORECASE), Region.LIST),
)


def section_in(text: str) -> tuple[str, str] | None:
    """The number and the words of "Section 2: Detail of …"."""
    match = _SECTION.fullmatch(text) if len(text) <= _LONGEST else None
    return (match[1], match[2].strip()) if match else None


def section_of(line: Line) -> tuple[str, str] | None:
    """A section heading's number and words, or those of a heading that is marked as one."""
    text = sole_text(line).strip("* ")
    if not text or len(text) > _LONGEST:
        return None
    if not (section := section_in(text)) and line.heading:
        numbered = _NUMBERED.fullmatch(text)
        return (numbered[1], numbered[2]) if numbered else ("", text)
    return section


def read_heading(work: Work) -> bool:
    """A section's heading, which says what region begins; or the heading of the key."""
    line = work.line
    section = section_of(line)
    text = sole_text(line)
    if section is None:
        if not re.fullmatch(r"key(?:\s+to\b.{0,100})?:?", text, re.IGNORECASE):
            return False
        section = "", text
    region = next((region for pattern, region in _REGIONS if pattern.search(section[1])), None)
    named = _SECTION.match(text) is not None
    if not named and (region is None or _is_title(work, region)):
        return False
    claim(work.ledger, line, text, number=section[0])
    if region is not None:
        enter(work.draft, region)
    work.take("heading")
    return True


def _is_title(work: Work, region: Region) -> bool:
    """Whether a heading without "Section" is rather the report's title, or that of one partnership."""
    now = work.draft.region
    return (now is Region.FRONT and not work.draft.title) or (
        now is Region.PARTNERSHIP and region in {Region.LIST, Region.PARTNERSHIP}
    )


def enter(draft: Draft, region: Region) -> None:
    """Begin a part: nothing of the last one's aim or table holds any longer."""
    if region is not draft.region:
        draft.aim, draft.header, draft.row = "", None, None
    draft.region = region


def claim(ledger: Ledger, line: Line, text: str, *, number: str = "", contents: bool = False) -> None:
    ledger.headings.append(
        Heading(line=line.number, place=line.place, text=text, number=number, years=years_in(text), contents=contents)
    )


def is_sentence(text: str) -> bool:
    """Whether a text is too long for a heading, or ends as no heading does."""
    return len(text) > _LONGEST or text.rstrip().endswith(SENTENCE_END)
