"""The workbook's own words, which reading looks for and writing puts there."""

from __future__ import annotations

import re

NOTES = "Notes"
CHOICES = "Choices"
OWN_SHEETS = (NOTES, CHOICES)
"""Sheets that explain; never read."""

ROW_NOTE = "Row note"
EXAMPLE = "Example"
TO_FILL_IN = "To fill in"
SETTLE = "Settle"
SETTING, VALUE, WHAT_TO_WRITE = "Setting", "Value", "What to write"
FOR_EXAMPLE = "For example"


def part_note(number: int) -> str:
    return f"Part {number}"


def part_number(note: str) -> int | None:
    """2 of "Part 2"; None where the note is anything else."""
    match = re.fullmatch(r"part (\d{1,4})", note.strip().lower())
    return int(match[1]) if match else None


def is_example(note: str) -> bool:
    return note.strip().lower() == EXAMPLE.lower()
