"""Symbols, marks and words for missing figures: used and explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.measures import Part
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind
from belisha.domain.indicator import Polarity

FAMILY = "consistency"
_MARK = re.compile(r"(?<=[\w%).])\s?(\*{1,3}|[†‡§])(?!\w|\s?\d)")
_ALONE = re.compile(r"\*{1,3}|[†‡§]")


@rule(FAMILY, Severity.WARNING, "● stands for an outcome, and the key does not name it")
def symbol_unexplained(material: Material) -> Iterator[Flag]:
    """Every symbol, and every word for a figure that is missing, stands in the key with its meaning."""
    if not material.claims.key:
        return
    known = {symbol for term in material.claims.key for symbol, _ in term.symbols}
    key_text = " ".join(" ".join((term.term, *term.meaning)) for term in material.claims.key)
    seen: dict[str, tuple[int, str]] = {}
    for claim in material.claims.figures:
        if claim.kind in {ClaimKind.OUTCOME, ClaimKind.ARROW} and not re.search(r"[A-Za-z]{2}", claim.text):
            seen.setdefault(claim.text, (claim.line, claim.code))
    for symbol, (line, code) in seen.items():
        if symbol not in known and symbol not in {"-", "–"}:
            yield Flag(
                message=f"The key does not say what “{symbol}” means.",
                found=symbol,
                code=code,
                line=line,
                settle="Explain it in the key.",
            )
    yield from _words(material, key_text)


def _words(material: Material, key_text: str) -> Iterator[Flag]:
    words = {
        claim.text: (claim.line, claim.code)
        for claim in reversed(material.claims.figures)
        if claim.kind in {ClaimKind.VALUE, ClaimKind.TARGET} and claim.missing is not None and claim.text.strip()
    }
    for word, (line, code) in words.items():
        if word not in key_text.split():
            yield Flag(
                message=f"The key does not say what “{word}” stands for.",
                found=word,
                code=code,
                line=line,
                settle="Explain it in the key.",
                severity=Severity.NOTE,
            )
    if goldilocks := [
        each.indicator.code for each in material.assessed if each.indicator.polarity is Polarity.GOLDILOCKS
    ]:
        printed = next(
            (
                text
                for _, code, text in material.list_column(r"minimise|maximise|good|polarity|aim")
                if code in goldilocks
            ),
            "",
        )
        if printed and printed.casefold() not in key_text.casefold():
            yield Flag(
                message=f"The key does not say what “{printed}” means.",
                found=printed,
                code=goldilocks[0],
                line=material.rows.get("".join(goldilocks[0].split()).casefold()),
                settle="Explain it in the key.",
            )


@rule(FAMILY, Severity.WARNING, "a title ends in *, and no note begins with *")
def mark_without_note(material: Material) -> Iterator[Flag]:
    """Every mark at a figure or a title has its note in the section."""
    for part in material.parts:
        known = _notes(part)
        for text in _marked_texts(part):
            for mark in {*_MARK.findall(text), *([text] if _ALONE.fullmatch(text) else [])}:
                if mark not in known:
                    yield Flag(
                        message=f"“{mark}” has no note in this section.",
                        found=mark,
                        code=part.code,
                        line=part.line,
                        settle="Add the note, or take the mark away.",
                    )


def _notes(part: Part) -> set[str]:
    return {note.mark for note in part.footnotes} | {note.mark for table in part.tables for note in table.notes}


def _marked_texts(part: Part) -> Iterator[str]:
    yield part.measure.title
    yield from part.texts
    for table in part.tables:
        yield from table.header
        yield from (cell for row in table.rows for cell in row)


@rule(FAMILY, Severity.WARNING, "a note that begins with ***, and no *** anywhere")
def note_without_mark(material: Material) -> Iterator[Flag]:
    """Every note is called for by a mark."""
    sections: dict[str, list[Part]] = {}
    for part in material.parts:
        sections.setdefault(part.section, []).append(part)
    for section, parts in sections.items():
        used = {
            mark
            for part in parts
            for text in _marked_texts(part)
            for mark in (*_MARK.findall(text), *([text] if _ALONE.fullmatch(text) else []))
        }
        for note in parts[0].footnotes:
            if note.mark not in used:
                line = next(iter(material.uses.get(f"footnote {note.mark}", ())), None)
                yield Flag(
                    message=f"Nothing in “{section}” is marked “{note.mark}”.",
                    found=note.mark,
                    code=parts[0].code,
                    line=line,
                    settle="Put the mark where the note belongs, or take the note away.",
                )


@rule(FAMILY, Severity.NOTE, "* means one thing under a table and another under the section")
def mark_twice(material: Material) -> Iterator[Flag]:
    """A mark has one meaning within a section."""
    meanings: dict[tuple[str, str], dict[str, int | None]] = {}
    for part in material.parts:
        for note in (*part.footnotes, *(note for table in part.tables for note in table.notes)):
            meanings.setdefault((part.section, note.mark), {}).setdefault(note.text, part.line)
    for (section, mark), said in meanings.items():
        if len(said) > 1:
            lines = [
                line
                for word, numbers in material.uses.items()
                for line in numbers
                if word == f"footnote {mark}" or word.startswith(f"note {mark} of")
            ]
            inside = [line for line in lines if section in material.section_at(line)] or lines
            yield Flag(
                message=f"“{mark}” has {len(said)} meanings in “{section}”.",
                found=mark,
                code="",
                line=max(inside, default=next(iter(said.values()))),
                settle="Use another mark for one of them.",
            )


@rule(FAMILY, Severity.WARNING, "the expected outcome is printed for 12 of 34 indicators")
def outcome_blank(material: Material) -> Iterator[Flag]:
    """Every row states its expected outcome in a form that survives as text."""
    if not material.rows:
        return
    cells = [
        (line, code) for line, code, text in material.list_column(r"outcome|rag|status|rating") if not text.strip()
    ]
    if cells:
        yield Flag(
            message=f"{len(cells)} of {len(material.rows)} rows show no expected outcome.",
            found=", ".join(code for _, code in cells[:40]),
            line=cells[0][0],
            settle="Write the outcome as a word beside its symbol.",
        )
