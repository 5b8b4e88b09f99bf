"""Figures that have not come: unexplained, explained by the frequency, or late."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.document import ClaimKind
from belisha.domain.indicator import Frequency
from belisha.report.assess import FEW, Assessed

FAMILY = "history"


@rule(FAMILY, Severity.WARNING, "- beside a monthly indicator, and no word of why")
def missing_unexplained(material: Material) -> Iterator[Flag]:
    """A value that is due is there, or its absence is explained."""
    rows = set(material.rows.values())
    for claim in material.claims.figures:
        each = material.by_code.get(code_key(claim.code))
        if claim.kind is not ClaimKind.VALUE or claim.missing is None or each is None or claim.period is None:
            continue
        due = each.indicator.frequency is Frequency.MONTHLY or claim.period.month_number % 3 == 0
        if due and claim.period.last <= material.period.last:
            latest = claim.line in rows
            yield Flag(
                message=f"There is no value for {claim.period.label}, only “{claim.text}”.",
                found=claim.text,
                code=claim.code,
                line=claim.line,
                period=claim.period.code,
                severity=None if latest else Severity.NOTE,
                settle="Give the value, or say why there is none and when it comes.",
            )
    if material.document is None:
        yield from _missing_in_register(material)


def _missing_in_register(material: Material) -> Iterator[Flag]:
    for each in material.assessed:
        silent = each.observation is None and each.indicator.frequency is Frequency.MONTHLY
        if silent or (each.observation and each.observation.missing == "not_stated"):
            yield Flag(
                message=f"There is no value for {each.asked.label} and no reason.",
                code=each.indicator.code,
                period=each.asked.code,
                settle="Give the value, or the reason why there is none.",
            )


@rule(FAMILY, Severity.NOTE, "N/A in April for an indicator that is reported each quarter")
def missing_explained(material: Material) -> Iterator[Flag]:
    """A value that the frequency explains is called so, since readers take N/A for a figure that is late."""
    rows = set(material.rows.values())
    for claim in material.claims.figures:
        each = material.by_code.get(code_key(claim.code))
        if claim.line not in rows or claim.kind is not ClaimKind.VALUE or not claim.missing:
            continue
        if each and claim.period and each.indicator.frequency is not Frequency.MONTHLY:
            explained = claim.period.month_number % 3 != 0
            if explained:
                yield Flag(
                    message=f"“{claim.text}” is due to the frequency: it is {each.indicator.frequency.value}.",
                    found=claim.text,
                    code=claim.code,
                    line=claim.line,
                    period=claim.period.code,
                    settle="Show the latest quarter's figure.",
                )


@rule(FAMILY, Severity.NOTE, "EP 3.8 stops at July in the report for August")
def late(material: Material) -> Iterator[Flag]:
    """A monthly indicator has the reported month's figure. Where most have not, the few that have are named instead."""
    monthly = [each for each in material.assessed if each.indicator.frequency is Frequency.MONTHLY]
    behind = [each for each in monthly if each.late]
    if len(behind) * 2 > len(monthly) and len(monthly) - len(behind) <= FEW:
        yield from _ahead([each for each in monthly if not each.late], behind, material)
        return
    for each in behind:
        yield Flag(
            message=f"Its latest figure is that of {each.period.label}.",
            found=each.period.label,
            expected=each.asked.label,
            code=each.indicator.code,
            line=material.rows.get(code_key(each.indicator.code)),
            period=each.asked.code,
            settle="Ask for the figure, or say when it comes.",
        )


def _ahead(few: list[Assessed], others: list[Assessed], material: Material) -> Iterator[Flag]:
    usual = max(each.period for each in others)
    for each in few:
        yield Flag(
            message=f"It gives {each.period.label}; {len(others)} others go no further than {usual.label}.",
            found=each.period.label,
            expected=usual.label,
            code=each.indicator.code,
            line=material.line_at(each.indicator.code, each.period),
            period=each.asked.code,
            severity=Severity.WARNING,
            settle="Correct the month, or ask for the others' figures.",
        )
