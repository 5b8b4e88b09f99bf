"""What reading a source gave, in words: counts, what was accounted for, remarks."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from belisha.cli.console import count_text
from belisha.domain.document import Form, LineUse
from belisha.domain.period import MONTH_NAMES
from belisha.domain.problems import Remark, RemarkKind
from belisha.exchange.reading import Reading, Register

FORMS = {
    Form.TEXT: "report document, text",
    Form.WORD: "report document, Word",
    Form.HTML: "report document, HTML",
    Register.WORKBOOK: "workbook",
    Register.PACKAGE: "data package",
}
REMARKS = {
    RemarkKind.DERIVED: "derived",
    RemarkKind.REPAIRED: "repaired",
    RemarkKind.AMBIGUOUS: "to settle",
    RemarkKind.NORMALISED: "cleaned",
    RemarkKind.LEFT_OUT: "left out",
}


def counts(reading: Reading) -> dict[str, int]:
    """How many of each thing was read; what there is none of is left out."""
    facts = reading.facts
    found = {
        "aim": len(facts.aims),
        "indicator": len(facts.histories),
        "value": sum(o.value is not None for h in facts.histories for o in h.observations),
        "missing value": sum(o.value is None for h in facts.histories for o in h.observations),
        "target": sum(t.stated for h in facts.histories for t in h.targets),
        "outcome": sum(j.outcome is not None for h in facts.histories for j in h.judgements),
        "commentary": sum(len(h.commentaries) for h in facts.histories),
        "partnership": len(facts.partnerships),
        "measure": sum(len(p.measures) for p in facts.partnerships),
    }
    return {name: count for name, count in found.items() if count}


def counts_text(reading: Reading) -> str:
    many = {"commentary": "commentaries"}
    return ", ".join(count_text(count, name, many.get(name, "")) for name, count in counts(reading).items())


def reading_text(reading: Reading, source: Path) -> str:
    """The source, what it is, whose it is and for which month."""
    facts = reading.facts
    form = FORMS[reading.form] if reading.form else ""
    period = facts.publication.period or facts.latest_period
    about = (form, facts.organisation.name, facts.publication.title, period.label if period else "")
    return f"{source}: {'; '.join(text for text in about if text)}"


def account_text(reading: Reading) -> tuple[str, ...]:
    """Counts, the lines accounted for and the remarks, a line each."""
    lines = [counts_text(reading)]
    if reading.account:
        read = count_text(len(reading.account), "line")
        unread = len(reading.unread)
        lines.append(f"{read}, {f'{unread:,} of them unread' if unread else 'every one accounted for'}")
    if reading.remarks:
        lines.append(remarks_text(reading.remarks))
    return tuple(lines)


def remarks_text(remarks: tuple[Remark, ...]) -> str:
    by_kind = Counter(remark.kind for remark in remarks)
    kinds = ", ".join(f"{by_kind[kind]} {word}" for kind, word in REMARKS.items() if by_kind[kind])
    return f"{count_text(len(remarks), 'remark')}: {kinds}"


def use_text(use: LineUse) -> str:
    return f"{use.place}: {use.text.strip()}"


_PERIOD = re.compile(rf"(?:{'|'.join(MONTH_NAMES)}) \d{{4}}|Q[1-4] \d{{4}}(?:/\d\d)?|\d{{4}}/\d\d")
_NAMED = re.compile(r"\b(aim|counts|detail page|footnote|indicator|key|measure)\b.*")


def use_kinds(account: tuple[LineUse, ...]) -> list[tuple[str, int]]:
    """What lines became, in short, and how many did, the most first: "value" of "value, CP 1.2 April 2016"."""
    kinds = Counter(kind for use in account for kind in {_use_kind(became) for became in use.became})
    return sorted(kinds.items(), key=lambda item: (-item[1], item[0]))


def _use_kind(became: str) -> str:
    """The words without whose and when."""
    return _NAMED.sub(r"\1", _PERIOD.sub("a period", became.partition(",")[0]))
