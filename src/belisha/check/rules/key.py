"""The key and the columns it explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule

FAMILY = "consistency"


def plain(text: str) -> str:
    """A heading to compare by: without years, signs and capitals."""
    return " ".join(re.findall(r"[a-z']+", re.sub(r"\d{4}\s*[-/–]\s*\d{2,4}", "", text.casefold())))


def columns(material: Material) -> dict[str, int]:
    """The columns of the list by their words, each with the first line it heads."""
    found: dict[str, int] = {}
    for line in material.used("header row"):
        for cell in line.cells:
            if cell.text.strip():
                found.setdefault(plain(cell.text), line.number)
    return found


@rule(FAMILY, Severity.WARNING, "the key explains Comment, and no table has such a column")
def key_term(material: Material) -> Iterator[Flag]:
    """What the key explains is there: each of its terms is a column's heading."""
    known = columns(material)
    if not known:
        return
    for term in material.claims.key:
        words = plain(term.term)
        if not words or words in known:
            continue
        near = next((name for name in known if words in name or name in words), "")
        yield Flag(
            message=f"The key explains “{term.term}”, and "
            + (f"the column is called “{near}”." if near else "there is no such column."),
            found=term.term,
            expected=near,
            line=term.line,
            settle="Call both the same." if near else "Take it out of the key, or add the column.",
        )


@rule(FAMILY, Severity.NOTE, "the column Managed By, which the key leaves out")
def column_unexplained(material: Material) -> Iterator[Flag]:
    """Every column of the list stands in the key."""
    terms = {plain(term.term) for term in material.claims.key}
    left = [(name, line) for name, line in columns(material).items() if name not in terms]
    if terms and left:
        yield Flag(
            message="The key does not explain these columns: " + ", ".join(name for name, _ in left) + ".",
            found=", ".join(name for name, _ in left),
            line=left[0][1],
            settle="Explain them, if their names do not.",
        )


@rule(FAMILY, Severity.WARNING, "“ = at risk of missing target”: the symbol before it is gone")
def symbol_lost(material: Material) -> Iterator[Flag]:
    """The key shows the symbols whose meaning it gives; a picture without a text is lost to many readers."""
    for term in material.claims.key:
        lost = [meaning for symbol, meaning in term.symbols if not symbol]
        if lost:
            yield Flag(
                message=f"{len(lost)} symbols under “{term.term}” cannot be seen in the text.",
                found=str(len(lost)),
                line=term.line,
                settle="Write the symbols as text, or name them in words.",
            )


@rule(FAMILY, Severity.WARNING, "CP 4.3 follows CP 3.11, so CP 4.1 and CP 4.2 are missing")
def code_gap(material: Material) -> Iterator[Flag]:
    """Codes run on without gaps within a group; a gap is an indicator left out, or one that needs explaining."""
    before: tuple[str, int] | None = None
    for each in material.assessed:
        match = re.fullmatch(r"(.*?)(\d+)", each.indicator.code.strip())
        if not match:
            return
        group, number = match[1], int(match[2])
        expected = before[1] + 1 if before and before[0] == group else 1
        if "." not in group and "-" not in group and before is None:
            expected = number
        if expected < number <= expected + 9:
            missing = ", ".join(f"{group}{n}" for n in range(expected, number))
            yield Flag(
                message=f"{missing} {'is' if number == expected + 1 else 'are'} missing from the sequence.",
                expected=missing,
                found=each.indicator.code,
                code=each.indicator.code,
                line=material.rows.get(_key(each.indicator.code)),
                settle="Say what became of it, or number anew.",
            )
        before = (group, number)


@rule(FAMILY, Severity.WARNING, "EP 5.55 stands between EP 5.4 and EP 5.6", unless=("code_gap",))
def code_order(material: Material) -> Iterator[Flag]:
    """Codes run upwards within a group."""
    codes = [each.indicator.code for each in material.assessed]
    numbered = [(match[1], int(match[2]), match[0]) for code in codes if (match := re.fullmatch(r"(.*?)(\d+)", code))]
    for at, (before, now) in enumerate(pairwise(numbered)):
        if before[0] != now[0] or now[1] > before[1] or not material.rows:
            continue
        # what stands before it may be the one that is wrong: then this one fits what stands before that
        odd = before if at == 0 or (numbered[at - 1][0] == now[0] and numbered[at - 1][1] < now[1]) else now
        yield Flag(
            message=f"{odd[2]} is out of order: {now[2]} follows {before[2]}.",
            found=odd[2],
            code=odd[2],
            line=material.rows.get(_key(odd[2])),
            settle="Correct the code, or put the rows in order.",
        )


def _key(code: str) -> str:
    return "".join(code.split()).casefold()


@rule(FAMILY, Severity.ERROR, "two rows are both EP 2.3")
def code_twice(material: Material) -> Iterator[Flag]:
    """A code stands for one indicator."""
    for word, numbers in material.uses.items():
        if word.startswith("indicator ") and word.endswith(", repeated"):
            code = word.removeprefix("indicator ").removesuffix(", repeated")
            first = material.lines.get(material.rows.get(_key(code), 0))
            for number in numbers:
                if first and first.cells[1:2] != material.lines[number].cells[1:2]:
                    yield Flag(
                        message=f"{code} stands for two indicators.",
                        found=code,
                        code=code,
                        line=number,
                        evidence=(first.place,),
                        settle="Give one of them its own code.",
                    )
