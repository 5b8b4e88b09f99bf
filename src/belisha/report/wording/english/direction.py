"""Direction of travel in words, with the two figures it rests on."""

from __future__ import annotations

from belisha.analysis.few_cases import FewCases
from belisha.domain.direction import Direction, Incomparable, Travel
from belisha.domain.indicator import Indicator, Polarity
from belisha.report.part import Label
from belisha.report.wording.numbers import figure_text


def direction_label(travel: Travel) -> Label:
    """ "Better than April 2016"; without a comparison only "Not comparable", since the sentence names the period."""
    if travel.direction is Direction.NOT_COMPARABLE:
        few = travel.why_not is Incomparable.TOO_FEW_CASES
        return Label(code=travel.direction.value, text="Too few cases to say" if few else "Not comparable")
    return Label(code=travel.direction.value, text=f"{_comparison(travel)} {travel.earlier_period.label}")


def direction_sentence(travel: Travel, indicator: Indicator, few: FewCases | None = None) -> str:
    """ "75 in April 2017 against 69.6 in April 2016.", or why there is no comparison; ``few`` are its too few cases.

    Empty where the period has no value: the status's sentence says so, and why.
    """
    if travel.why_not is not None and few is None:
        return _why_not(travel)
    if travel.value is None or travel.earlier is None:
        raise ValueError(f"{indicator.code}: a comparison has two figures.")
    equal = travel.direction is Direction.SAME and travel.value == travel.earlier
    nearer = "" if equal or indicator.polarity is not Polarity.GOLDILOCKS else _NEARER.get(travel.direction, "")
    doubt = "" if few is None else f", a difference that chance alone may make of so few cases{_out_of(few)}"
    sentence = (
        f"{figure_text(travel.value, indicator)} in {travel.period.label} against "
        f"{figure_text(travel.earlier, indicator)} in {travel.earlier_period.label}{nearer}{doubt}."
    )
    return f"{sentence} At least one of the two may still change." if travel.tentative else sentence


_NEARER = {
    Direction.BETTER: ", nearer to the target",
    Direction.WORSE: ", further from the target",
    Direction.SAME: ", neither nearer to the target",
}


def _out_of(few: FewCases) -> str:
    """Names no numerator: a small one may be about people who can be known by it."""
    return f" (out of {few.of:,f} now and {few.before:,f} then)" if few.share else ""


def printed_arrow(arrow: str) -> str:
    """What is said of a source's own symbol: it can mean either better or higher, so it is only shown."""
    return f"Printed as {arrow}." if arrow else ""


def _comparison(travel: Travel) -> str:
    match travel.direction:
        case Direction.BETTER:
            return "Better than"
        case Direction.WORSE:
            return "Worse than"
        case Direction.SAME:
            return "Same as"
        case Direction.CHANGED:
            rising = travel.value is not None and travel.earlier is not None and travel.value > travel.earlier
            return "Higher than" if rising else "Lower than"
        case Direction.NOT_COMPARABLE:
            raise ValueError("There is no comparison to name.")


def _why_not(travel: Travel) -> str:
    match travel.why_not:
        case Incomparable.NO_VALUE:
            return ""
        case Incomparable.BREAK_IN_SERIES:
            return f"It was counted differently in {travel.earlier_period.label}."
        case Incomparable.NO_TARGET:
            return "Without a target for both periods nobody can say which value is better."
        case _:
            return f"No value known for {travel.earlier_period.label}."
