"""Printed against republished: a row for every figure and symbol of a document, and what became of it in the report.

What a document claims is looked up in the finished report by what it stands for (indicator and period, aim and outcome,
measure), and the two texts are compared. Figures that are part of a text are looked up by the words around them. A
figure that merely happens to stand elsewhere does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from belisha.check.claims import find
from belisha.check.loose import loose_rows
from belisha.check.republished import Republished, code_key
from belisha.check.verdict import Found, Row, Verdict
from belisha.domain.document import Claim, ClaimKind, Claims, Document, LineUse
from belisha.domain.facts import Facts
from belisha.domain.judgement import Derivation
from belisha.report.model import Report


def reconcile(
    document: Document, account: tuple[LineUse, ...], claims: Claims, facts: Facts, report: Report
) -> tuple[Row, ...]:
    """Every figure in the document's order; then the outcomes that the report states and the document implies.

    ``account`` says what each line of ``document`` became, ``claims`` what its figures stand for.
    """
    republished = Republished(report, facts)
    rows = [_row(claim, republished) for claim in claims.figures]
    rows += loose_rows(document, account, claims, republished)
    rows.sort(key=lambda row: row.line)
    return (*rows, *_derived(claims, republished))


def _row(claim: Claim, republished: Republished) -> Row:
    return Row(
        line=claim.line,
        place=claim.place,
        kind=claim.kind.value,
        subject=republished.subject(claim.code, claim.aim),
        period=claim.period.label if claim.period else "",
        printed=claim.text,
        found=find(claim, republished),
    )


def _derived(claims: Claims, republished: Republished) -> Iterator[Row]:
    """Outcomes whose symbols are lost: nothing is printed, and the rule says how they were come by."""
    printed = {code_key(claim.code) for claim in claims.figures if claim.kind is ClaimKind.OUTCOME}
    for entry in republished.report.entries:
        if code_key(entry.code) not in printed and republished.derivation(entry.code) not in {
            None,
            Derivation.PRINTED_SYMBOL,
        }:
            yield Row(
                line=0,
                place="",
                kind=ClaimKind.OUTCOME.value,
                subject=republished.subject(entry.code, ""),
                period=republished.report.identity.period.text,
                printed="",
                found=Found(entry.outcome.text, Verdict.DERIVED, entry.outcome_note),
            )
