"""A table of cases as rows: the first line has the columns, a blank line is passed over."""

from __future__ import annotations

from decimal import Decimal


def rows(table: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines() if line.strip()]
    heading, *body = lines
    for line in body:
        assert len(line) == len(heading), f"{line} has not the columns {heading}"
    return [dict(zip(heading, line, strict=True)) for line in body]


def case(row: dict[str, str]) -> str:
    """The row as a test's name."""
    return ", ".join(f"{name} {cell}" for name, cell in row.items() if cell)


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
