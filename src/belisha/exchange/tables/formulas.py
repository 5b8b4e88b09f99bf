"""What a register's formulas must keep to: they can be read, they name what is known, and none needs itself."""

from __future__ import annotations

from collections.abc import Collection

from belisha.analysis.derived import cycle
from belisha.analysis.formula import Formula, FormulaError, read_formula
from belisha.exchange.findings import Findings
from belisha.exchange.tables.hint import did_you_mean
from belisha.exchange.tables.rows import Row, Rows


def check_formulas(rows: Rows, findings: Findings) -> None:
    """Gather every problem of the indicators' formulas."""
    having = {row.text("code"): row for row in rows.get("indicators", ()) if row.text("formula")}
    known = {row.text("code") for row in rows.get("indicators", ())}
    known |= {row.text("name") for row in rows.get("denominators", ())}
    formulas: dict[str, Formula] = {}
    for code, row in having.items():
        try:
            formulas[code] = read_formula(row.text("formula"))
        except FormulaError as error:
            findings.problem(row.place("formula"), str(error).rstrip("."), "a formula like [HO 1.2] / [households]")
            continue
        _check_names(row, formulas[code], known, findings)
    if codes := cycle(formulas):
        found = f"{' needs '.join(codes)}: a figure that needs itself"
        findings.problem(having[codes[0]].place("formula"), found, "formulas that end in figures that are recorded")


def _check_names(row: Row, formula: Formula, known: Collection[str], findings: Findings) -> None:
    for name in formula.names:
        if name not in known:
            expected = "an indicator's code, or a name that is in Denominators"
            findings.problem(row.place("formula"), f'"{name}"', expected, did_you_mean(name, known))
