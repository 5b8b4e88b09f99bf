"""People who could be known from what is written of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import sentences
from belisha.check.rule import rule
from belisha.pattern import Pattern

FAMILY = "commentary"
_HEALTH = Pattern(
    r"\b(?:off sick|sick leave|sickness absence of|maternity|"
    r"paternity|long[- ]term sick|bereave\w*|disciplin\w*|suspended|"
    r"surgery|pregnan\w*|mental health reasons|resigned|dismissed|illness of)\b",
    re.IGNORECASE,
)
_ONE = Pattern(
    r"\b(?:post ?holder|the (?:other |only |one )?(?:\w+ ){0,2}(?:manager|officer|worker|"
    r"head|lead|chair|director)|"
    r"our (?:only )?(?:\w+ )?(?:psychologist|therapist|nurse|teacher|driver|planner|surveyor)|"
    r"one (?:of the )?(?:\w+ )?(?:worker|officer|manager|post)s?|"
    r"an? (?:member of staff|officer|worker|manager)|he|she|his|her)\b",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:boy|girl|child|pupil|student|mother|father|parent|man|woman|tenant|resident|patient|client|carer|victim|applicant|"
    r"complainant|customer|caller|claimant|learner|young person|service user|employee|foster carer)"
)
_NAME = r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?"
_YOUNG = "boy|girl|young person|child|resident"
_CLIENT = Pattern(
    rf"\b(?i:an? (?:\d{{1,2}}|\w+)[- ]year[- ]old {_ROLE}\b|"
    rf"\bone (?:{_YOUNG}) (?:who|with|from)\b)|"
    rf"\b(?i:the|an?|one|our) (?:\w+ )?{_ROLE},? (?:who is )?aged \d{{1,2}}\b",
    needs=("year old", "year-old", "aged ", *(f"one {who} " for who in _YOUNG.split("|"))),
)
_NAMED = Pattern(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx)\b\.? (?:[A-Z]\.? )*{_NAME}\b(?!['’]s [A-Z])|"
    rf"\b(?i:{_ROLE}),? (?:called |named )?{_NAME} {_NAME}\b|"
    rf"\b[Tt]he {_NAME} family\b(?! (?:hub|centre|support|service|group|foundation|trust|fund|home|project))"
)
"""A title and a name, a role and a name, a family's name. Doctors and councillors are not among them."""
_STREETS = (
    "Street|Road|Lane|Avenue|Close|Drive|Way|Court|Gardens|Place|Terrace|Crescent|Grove|Square|Hill|Walk|Row|Mews|Rise"
)
_ADDRESS = Pattern(rf"\b\d{{1,3}}[A-Za-z]? (?:[A-Z][a-z]+ ){{1,3}}(?:{_STREETS})\b")
_AT_HOME = Pattern(
    rf"\b(?:{_ROLE}|famil(?:y|ies)|households?|people|person|lives?|lived|evicted|homeless)\b", re.IGNORECASE
)
_CONTACT = Pattern(
    r"\b[\w.+-]+@(?:hotmail|gmail|googlemail|yahoo|outlook|icloud|live|btinternet|aol|sky|msn|ymail)\.[a-z.]{2,6}\b|"
    r"(?<![\d+])(?:\+44 ?|0)7\d{3} ?\d{3} ?\d{3}\b"
)


@rule(FAMILY, Severity.WARNING, "one post holder is away, and the text says that they are ill")
def person(material: Material) -> Iterator[Flag]:
    """Nobody can be known from the text: no health or employment matters of one person, no names and ages of those whom
    the council serves, no addresses of homes, no private addresses or numbers. Who answers for an indicator is named
    beside it anyway.
    """
    owners = {part.strip() for each in material.assessed for name in each.indicator.owners for part in name.split(";")}
    for passage in material.written:
        found = [*dict.fromkeys(_known(passage.text))]
        for words in found:
            if not any(words.endswith(owner) for owner in owners if owner):
                yield Flag(
                    message=f"One person can be known from this text: “{words}”.",
                    found=words,
                    code=passage.code,
                    line=passage.line,
                    settle="Say what it means for the service, without the person.",
                )


def _known(text: str) -> Iterator[str]:
    """The words of a text by which one person can be known."""
    for sentence in sentences(text):
        if (health := _HEALTH.search(sentence)) and _ONE.search(sentence):
            yield health[0]
        if (address := _ADDRESS.search(sentence)) and _AT_HOME.search(sentence) and not _NAMED.search(sentence):
            yield address[0]
    for pattern in (_CLIENT, _NAMED):
        yield from (match[0] for match in pattern.finditer(text))
    if "@" in text or "07" in text or "447" in text:
        yield from (match[0] for match in [_CONTACT.search(text)] if match)
