"""How the commentary is written: finished, readable, with links that work and without people who can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import sentences
from belisha.check.rule import rule

FAMILY = "commentary"


@rule(FAMILY, Severity.WARNING, "a text that ends without a full stop")
def unfinished(material: Material) -> Iterator[Flag]:
    """A text ends where a sentence does; one that breaks off may have been cut."""
    for passage in material.passages:
        text = passage.text.rstrip()
        if passage.last and len(text.split()) >= 6 and text[-1] not in ".!?:)]”’\"'%":
            yield Flag(
                message=f"The text breaks off: “… {' '.join(text.split()[-3:])}”.",
                found=text[-30:],
                code=passage.code,
                line=passage.line,
                settle="Finish the sentence, or add the full stop.",
            )


@rule(FAMILY, Severity.WARNING, "“the the”")
def doubled_word(material: Material) -> Iterator[Flag]:
    """No word stands twice in a row by mistake."""
    for passage in material.prose:
        for match in re.finditer(r"\b([A-Za-z]{2,})\s+\1\b", passage.text, re.IGNORECASE):
            if match[1].casefold() not in {"had", "that"}:
                yield Flag(
                    message=f"“{match[0]}”: a word stands twice.",
                    found=match[0],
                    code=passage.code,
                    line=passage.line,
                    settle="Take one away.",
                )


@rule("consistency", Severity.WARNING, "“[Potential] Performance Measures”, “XX%”")
def draft_words(material: Material) -> Iterator[Flag]:
    """Nothing of a draft is left: brackets around words in headings, XX for a figure, “insert”, “to be added”."""
    left = re.compile(
        r"\bXX+\b|\?\?+|\b(?:lorem ipsum|insert (?:figure|text|date)|to be (?:added|"
        r"inserted|updated)|DRAFT)\b|\[(?:tbc|date|figure|name|insert)[^\]]*\]",
        re.IGNORECASE,
    )
    for line in material.used("partnership header", "heading", "header row"):
        match = re.search(r"\[[A-Z][a-z]+\]", line.text)
        if match:
            yield Flag(
                message=f"“{match[0]}” is left from a draft.",
                found=match[0],
                line=line.number,
                settle="Take the brackets, or the word, away.",
            )
    for passage in material.prose:
        for match in left.finditer(passage.text):
            yield Flag(
                message=f"“{match[0]}” is left from a draft.",
                found=match[0],
                code=passage.code,
                line=passage.line,
                settle="Write what belongs there.",
            )


@rule(FAMILY, Severity.WARNING, "http:/council.example")
def link(material: Material) -> Iterator[Flag]:
    """Links are well formed, with a scheme and a host."""
    texts = [(p.code, p.line, p.text) for p in material.passages]
    texts += [
        (part.code, part.line, text)
        for part in material.parts
        for text in (*part.measure.sources, part.measure.title, *part.texts)
    ]
    for code, line, text in texts:
        for match in re.finditer(r"(?:\bhttps?\S*|(?<![/\w.@])www\.\S+)", text):
            address = match[0].rstrip(".,;)")
            if not re.fullmatch(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#]\S*)?", address):
                yield Flag(
                    message=f"“{address}” is no whole address.",
                    found=address,
                    expected="https:// and a host",
                    code=code,
                    line=line,
                    settle="Correct the link.",
                )


_HEALTH = re.compile(
    r"\b(?:off sick|sick leave|sickness absence of|maternity|"
    r"paternity|long[- ]term sick|bereave\w*|disciplin\w*|suspended|"
    r"surgery|pregnan\w*|mental health reasons|resigned|dismissed|illness of)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:post ?holder|the (?:other |only |one )?(?:\w+ ){0,2}(?:manager|officer|worker|"
    r"head|lead|chair|director)|one (?:of the )?(?:\w+ )?(?:worker|officer|manager|post)s?|"
    r"an? (?:member of staff|officer|worker|manager)|he|she|his|her)\b",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    r"\ban? (?:\d{1,2}|\w+)[- ]year[- ]old (?:boy|girl|man|woman|child)\b|"
    r"\bone (?:boy|girl|young person|child|resident) (?:who|with|from)\b",
    re.IGNORECASE,
)


_A_POST = re.compile(
    r"\b(?:head|managers?|directors?|officers?|leads?|teams?|services?|chief|unit|board|partnership|coordinator)\b",
    re.IGNORECASE,
)
"""In an owner that is no person: a text may name a post."""


@rule(FAMILY, Severity.WARNING, "one post holder is away, and the text says that they are ill")
def person(material: Material) -> Iterator[Flag]:
    """Nobody can be known from the text: no health or employment matters of one person, no names, no single client."""
    owners = {name for each in material.assessed for name in each.indicator.owners}
    names = {name for name in owners if len(name.split()) > 1 and not _A_POST.search(name)}
    for passage in material.passages:
        for text in sentences(passage.text):
            health, client = _HEALTH.search(text), _CLIENT.search(text)
            named = next((name for name in names if name in text), "")
            if (health and _ONE.search(text)) or client or named:
                found = health or client
                yield Flag(
                    message="One person can be known from this sentence.",
                    found=found[0] if found else "a name",
                    code=passage.code,
                    line=passage.line,
                    settle="Say what it means for the service, without the person.",
                )
