"""Gauges: numbers without labels, or in a picture's description, told apart by the indicator's own figures."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from msgspec.structs import replace

from belisha.domain.document import ClaimKind, Gauge
from belisha.domain.indicator import Indicator, Scale
from belisha.domain.observation import Observation
from belisha.domain.problems import RemarkKind
from belisha.domain.target import Target, limits
from belisha.domain.tolerance import DEFAULT_TOLERANCE
from belisha.exchange.document.draft import DetailPage
from belisha.exchange.document.ledger import Ledger

_NUMBER = re.compile(r"(?<![\w.,-])£?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)%?(?![\w])")
_DATE = re.compile(r"\b[A-Z][a-z]+\s+\d{4}\b")


def read_gauge(
    page: DetailPage, indicator: Indicator, value: Observation | None, target: Target | None, ledger: Ledger
) -> Scale | None:
    """Enter what a page's gauge claims; its scale's ends where they survive. A gauge never gives a value."""
    texts = [text for _, text in page.gauge]
    if not texts:
        return None
    line = page.gauge[0][0]
    numbers = tuple(number for text in texts for number in _numbers(text))
    blank = Gauge(line=line.number, place=line.place, code=page.code, text=" ".join(texts), numbers=numbers)
    shown = _interpreted(blank, indicator, value, target)
    ledger.gauges.append(shown)
    for gauge_line, text in page.gauge:
        for match in _NUMBER.finditer(_undated(text)):
            ledger.figure(gauge_line, ClaimKind.GAUGE, match[0], code=page.code)
        ledger.use(gauge_line, f"gauge, {page.code}" if numbers else f"gauge without numbers, {page.code}")
    if shown.agrees is False:
        ledger.remark(
            RemarkKind.AMBIGUOUS, line,
            f"The gauge of {page.code} ends near the target at {shown.limit}, which is not the tolerance of 5%.",
            "The tolerance is kept; the indicator's own can be stated in a workbook.",
        )  # fmt: skip
    if shown.minimum is None or shown.maximum is None:
        return None
    return Scale(shown.minimum, shown.maximum)


def _interpreted(gauge: Gauge, indicator: Indicator, value: Observation | None, target: Target | None) -> Gauge:
    """Tell the numbers apart: those that are the value, the target and the limit; then the outermost are the ends."""
    numbers = sorted(set(gauge.numbers))
    if not numbers or target is None or target.value not in numbers:
        return gauge
    held = value.value if value is not None and value.value in numbers else None
    left = [number for number in numbers if number not in {target.value, held}]
    near = _near(target, indicator)
    limit = next((number for number in left if near is not None and _rounds_to(near, number)), None)
    outer = [number for number in left if number != limit]
    low = numbers[0] if outer and outer[0] == numbers[0] else None
    high = numbers[-1] if outer and outer[-1] == numbers[-1] else None
    inner = [number for number in outer if number not in {low, high}]
    other = inner[0] if limit is None and near is not None and len(inner) == 1 else None
    return replace(
        gauge,
        value=held,
        target=target.value,
        limit=limit if limit is not None else other,
        minimum=low,
        maximum=high if high != low else None,
        agrees=True if limit is not None else False if other is not None else None,
    )


def _near(target: Target, indicator: Indicator) -> Decimal | None:
    edges = limits(target, indicator.polarity, DEFAULT_TOLERANCE)
    if edges is None:
        return None
    return edges.near_lower if edges.near_upper is None else edges.near_upper if edges.near_lower is None else None


def _rounds_to(exact: Decimal, printed: Decimal) -> bool:
    return exact == printed or exact.quantize(printed, rounding=ROUND_HALF_UP) == printed


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(match[1].replace(",", "")) for match in _NUMBER.finditer(_undated(text))]


def _undated(text: str) -> str:
    """A gauge's text without the month it names: "April 2017 result"."""
    return _DATE.sub(" ", text)
