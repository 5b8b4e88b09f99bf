"""How the commentary is written: finished, readable, with links that work and without people who can be known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
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
