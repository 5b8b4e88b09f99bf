"""Each kind of claim that a document makes, looked up in the finished report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from belisha.check.republished import Republished, measure_texts, plain
from belisha.check.verdict import Found, Verdict
from belisha.domain.document import Claim, ClaimKind
from belisha.domain.judgement import Derivation, Outcome
from belisha.report.model import Figure

OPEN = Outcome.AT_RISK_OR_SOME_SLIPPAGE
_PARTS = frozenset({Outcome.AT_RISK, Outcome.SOME_SLIPPAGE})
"""The outcomes between which an open one is left."""
_PRINTED = (None, Derivation.PRINTED_SYMBOL)
_LOST = Found("", Verdict.NOT_REPUBLISHED)


def find(claim: Claim, republished: Republished) -> Found:
    """What became of a claim, and why where it did not stay as it was."""
    return _FINDERS[claim.kind](claim, republished)


def _value(claim: Claim, republished: Republished) -> Found:
    return _figure(claim, republished.value(claim.code, claim.period))


def _target(claim: Claim, republished: Republished) -> Found:
    return _figure(claim, republished.target(claim.code, claim.period))


def _figure(claim: Claim, figure: Figure | None) -> Found:
    if figure is None:
        return _LOST
    if figure.number != claim.number:
        return Found(figure.text, Verdict.DIFFERS)
    if figure.text == claim.text.strip():
        return Found(figure.text, Verdict.EQUAL)
    if claim.number is not None:
        return Found(figure.text, Verdict.WRITTEN_OTHERWISE, style(claim.text, figure.text))
    why = "There is no figure; why is said in words." if figure.missing else ""
    return Found(figure.text, Verdict.WRITTEN_OTHERWISE, why)


def style(printed: str, republished: str) -> str:
    """How two ways of writing one number differ, in a sentence."""
    bare = [re.sub(r"[^\d.]", "", text) for text in (printed, republished)]
    rules = []
    if ("," in printed) != ("," in republished):
        rules.append("thousands are separated by commas")
    if len(bare[0].partition(".")[2]) != len(bare[1].partition(".")[2]):
        rules.append("an indicator's figures all have the same number of decimals")
    signs = [re.sub(r"[\d.,\s]", "", text) for text in (printed, republished)]
    if signs[0] != signs[1]:
        rules.append("the unit stands with the figure")
    return _sentence(rules or ["spaces"])


def _sentence(rules: list[str]) -> str:
    text = "; ".join(rules)
    return f"The same number: {text}."


def _outcome(claim: Claim, republished: Republished) -> Found:
    entry = republished.entry(claim.code)
    if entry is None:
        return _LOST
    text = entry.outcome.text
    if entry.outcome.code not in set(Outcome):
        return Found(text, Verdict.WRITTEN_OTHERWISE, "There is no outcome; that is said in words.")
    if republished.derivation(claim.code) in _PRINTED:
        return Found(text, Verdict.WRITTEN_OTHERWISE, "The symbol's meaning is said in words.")
    return Found(text, Verdict.DERIVED, entry.outcome_note)


def _arrow(claim: Claim, republished: Republished) -> Found:
    entry = republished.entry(claim.code)
    if entry is None or not entry.printed_arrow:
        return _LOST
    same = entry.printed_arrow == claim.text.strip()
    return Found(entry.printed_arrow, Verdict.EQUAL if same else Verdict.DIFFERS)


def _count(claim: Claim, republished: Republished) -> Found:
    count, left_open = republished.count(claim.outcome, claim.aim), republished.count(OPEN, claim.aim)
    text = f"{count:,}"
    if claim.number == count:
        return Found(text, Verdict.EQUAL)
    if claim.outcome in _PARTS and claim.number is not None and count <= claim.number <= count + left_open:
        why = f"{left_open} more are at risk or slipping: the document does not say which of the two."
        return Found(f"{text} and {left_open} open", Verdict.DERIVED, why)
    return Found(text, Verdict.DIFFERS)


def _gauge(claim: Claim, republished: Republished) -> Found:
    detail = republished.detail(claim.code)
    if detail is None:
        return _LOST
    if detail.gauge is None:
        return Found("", Verdict.NOT_REPUBLISHED, detail.gauge_text)
    gauge = detail.gauge
    known = {tick.value: tick.text for tick in gauge.limits} | {gauge.value: gauge.value_text}
    text = known.get(claim.number) if claim.number is not None else None
    if text is None:
        ends = f"{gauge.limits[0].text} to {gauge.limits[-1].text}"
        return Found(
            ends, Verdict.DIFFERS, "The gauge's scale is drawn anew; its ends are no figures of the indicator."
        )
    if text == claim.text.strip():
        return Found(text, Verdict.EQUAL)
    return Found(text, Verdict.WRITTEN_OTHERWISE, style(claim.text, text))


def _measure(claim: Claim, republished: Republished) -> Found:
    measure = republished.measure(claim.code)
    if measure is None:
        return _LOST
    printed = plain(claim.text)
    for text in measure_texts(measure):
        if plain(text) == printed:
            return Found(text, Verdict.EQUAL)
    for text in measure_texts(measure):
        if printed in plain(text):
            return Found(text, Verdict.EQUAL)
    return _LOST


_FINDERS: Mapping[ClaimKind, Callable[[Claim, Republished], Found]] = MappingProxyType(
    {
        ClaimKind.VALUE: _value,
        ClaimKind.TARGET: _target,
        ClaimKind.OUTCOME: _outcome,
        ClaimKind.ARROW: _arrow,
        ClaimKind.COUNT: _count,
        ClaimKind.GAUGE: _gauge,
        ClaimKind.MEASURE: _measure,
    }
)
