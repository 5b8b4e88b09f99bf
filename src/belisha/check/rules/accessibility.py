"""What stands in the way of some readers of this very report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import name

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.domain import colour as colours

FAMILY = "accessibility"
_EMPTY_WORDS = re.compile(
    r"\b(?:click here|read more|here|link|this page)\b\s*(?=:?\s*https?:)|\bclick here\b", re.IGNORECASE
)


_NO_DESCRIPTION = re.compile(
    r"(?:a |an |the )?(?:image|picture|chart|gauge|graph|graphic|screenshot|logo|\w+\.(?:png|jpe?g|gif|svg))\.?",
    re.IGNORECASE,
)


def says_nothing(description: str) -> bool:
    """Whether a description says that there is a picture, and not what it shows."""
    return _NO_DESCRIPTION.fullmatch(description.strip()) is not None


@rule(FAMILY, Severity.NOTE, "a gauge without a figure in its text")
def gauge_text(material: Material) -> Iterator[Flag]:
    """A picture of a figure has its figure as text."""
    for gauge in material.claims.gauges:
        if not gauge.numbers and not re.search(r"\bN/?A\b", gauge.text):
            yield Flag(
                message="The gauge's figures cannot be read: it is a picture without a text.",
                found=gauge.text,
                code=gauge.code,
                line=gauge.line,
                settle="Say value, target and limit in words beside it.",
            )


@rule(FAMILY, Severity.WARNING, "a picture described as “chart”")
def alternative_text(material: Material) -> Iterator[Flag]:
    """A description says what a picture shows, not that it is one."""
    for gauge in material.claims.gauges:
        words = re.sub(r"\b\w+ \d{4} result\b", "", gauge.text).strip().casefold()
        if says_nothing(words):
            yield Flag(
                message=f"The description “{words}” does not say what the picture shows.",
                found=words,
                code=gauge.code,
                line=gauge.line,
                settle="Say value, target and limit.",
            )


@rule(FAMILY, Severity.WARNING, "click here")
def link_text(material: Material) -> Iterator[Flag]:
    """A link says where it leads."""
    for passage in material.prose:
        if match := _EMPTY_WORDS.search(passage.text):
            yield Flag(
                message=f"“{match[0]}” does not say where it leads.",
                found=match[0],
                code=passage.code,
                line=passage.line,
                settle="Name the page.",
            )


@rule(FAMILY, Severity.WARNING, "a table column without a heading")
def header_blank(material: Material) -> Iterator[Flag]:
    """Every column of the list has a heading."""
    for line in material.used("header row"):
        blank = [at + 1 for at, cell in enumerate(line.cells) if not cell.text.strip()]
        if blank:
            yield Flag(
                message=f"Column {', '.join(map(str, blank))} has no heading.",
                found="",
                line=line.number,
                settle="Head it.",
            )


@rule(FAMILY, Severity.WARNING, "a measure's table whose columns have no names")
def table_header(material: Material) -> Iterator[Flag]:
    """The columns of a small table have headings, but for the first, which heads the rows; a list of names with a
    figure each needs none.
    """
    for part in material.parts:
        for table in part.tables:
            width = max((len(row) for row in table.rows), default=0)
            blank = [at + 1 for at in range(1, width) if at >= len(table.header) or not table.header[at].strip()]
            if blank and (table.header or width > 2):
                yield Flag(
                    message=f"Column {', '.join(map(str, blank))} of the table has no heading.",
                    code=part.code,
                    line=part.line,
                    settle="Head it: whoever hears the table read out has nothing else to go by.",
                )


@rule(FAMILY, Severity.NOTE, "a commentary in Greek")
def language(material: Material) -> Iterator[Flag]:
    """What is written is in the report's language: other scripts are read out wrongly."""
    for passage in material.passages:
        letters = [letter for letter in passage.text if letter.isalpha()]
        others = [letter for letter in letters if not name(letter, "").startswith("LATIN")]
        if len(others) > len(letters) / 2:
            yield Flag(
                message="The text is in another script than the report; it cannot say so.",
                found=passage.text[:60],
                code=passage.code,
                line=passage.line,
                settle="Put it into English, or link to it.",
            )


@rule(FAMILY, Severity.WARNING, "a heading of level 4 under one of level 2")
def heading_order(material: Material) -> Iterator[Flag]:
    """Headings go down one level at a time."""
    level = 0
    for line in material.document.written if material.document else ():
        if line.heading and level and line.heading > level + 1:
            yield Flag(
                message=f"A heading of level {line.heading} follows one of level {level}.",
                found=str(line.heading),
                expected=str(level + 1),
                line=line.number,
                settle="Give it the next level.",
            )
        level = line.heading or level


@rule(FAMILY, Severity.WARNING, "#FFDD00 on white")
def contrast(material: Material) -> Iterator[Flag]:
    """The council's colour can be told from white by 4.5 to 1, as WCAG 2.2 asks of text."""
    if colour := material.facts.organisation.pale_colour:
        ratio = colours.contrast(colour, colours.WHITE)
        yield Flag(
            message=f"{colour} on white has a contrast of {ratio:.1f} to 1, so the report has another colour.",
            found=f"{ratio:.1f}",
            expected=f"{colours.READABLE} or more",
            settle="Choose a darker shade.",
        )
