"""How a figure was worked out of others, and how it stands among those of others, in sentences with its numbers."""

from __future__ import annotations

from decimal import Decimal

from belisha.analysis.benchmark import Comparison, Standing
from belisha.domain.indicator import Indicator, Polarity, Unit
from belisha.domain.observation import Observation, Part
from belisha.report.wording.english.labels import missing_text
from belisha.report.wording.english.parts import listed
from belisha.report.wording.numbers import exact_text, figure_text, plain_text

PAGE_TITLE = "Compared with others"
NOTHING = "No indicator has a value for a period for which there are benchmarks."
COLUMNS = ("Indicator", "Period", "Value", "Rank", "Quarter", "Gap", "In words")
UNRANKED = "–"
METHOD = (
    "How to read it",
    (
        "Each group is compared in the newest period for which both the council and the group have a value. Rank 1 is "
        "the best, the council's own value included; equal values share the better rank. The first quarter holds the "
        "best. The gap is to the middle value (median) of the others: positive is better."
    ),
    (
        "Where neither high nor low is better, nothing is ranked, and the gap is the plain difference. Beside one "
        "value alone, such as a national average, there is a gap and no rank."
    ),
)
_QUARTERS = ("best", "second", "third", "last")


def working_sentence(observation: Observation | None, indicator: Indicator) -> str:
    """What a figure was worked out from: "16.2 is [CP 1.1] (1,204) / [population] (74,300 since April 2017) …".

    Empty for a recorded figure.
    """
    if observation is None or not observation.working:
        return ""
    if observation.value is None:
        lacking = [f"[{part.name}]" for part in observation.working if part.value is None]
        why = (
            f"{listed(lacking)} {'has' if len(lacking) == 1 else 'have'} no value" if lacking else "it divides by zero"
        )
        reason = missing_text(observation.missing) if observation.missing is not None else ""
        return f"{reason}: {why} in {observation.period.label}."
    said = indicator.formula
    for part in observation.working:
        said = said.replace(f"[{part.name}]", f"[{part.name}] ({_part_text(part)})", 1)
    zero = [f"[{part.name}]" for part in observation.working if part.value is None]
    doubt = f" {listed(zero)} without a value counts as zero." if zero else ""
    sources = "".join(f" {part.name}: {part.source}." for part in observation.working if part.source)
    return f"{figure_text(observation.value, indicator)} is {said}.{doubt}{sources}"


def _part_text(part: Part) -> str:
    if part.value is None:
        return "none"
    return plain_text(part.value) + ("" if part.since is None else f" since {part.since.label}")


def comparison_sentence(comparison: Comparison, indicator: Indicator) -> str:
    """Rank, quarter and gap: "16.2 in 2016/17 is 3rd of 16 in the group “Like us”, in the best quarter, …"."""
    found = comparison.standing
    value, middle = figure_text(found.value, indicator), exact_text(found.middle, indicator)
    when = f"{value} in {comparison.period.label}"
    gap = _gap_words(found, indicator)
    if found.rank is None:
        return f"{when} is {gap} {comparison.group}: {middle}."
    quarter = "" if found.quartile is None else f", in the {_QUARTERS[found.quartile - 1]} quarter"
    best = "" if found.best is None else f" The best is {exact_text(found.best, indicator)}: {listed(found.best_of)}."
    place = f"{ordinal(found.rank)} of {found.of} in the group “{comparison.group}”{quarter}"
    return f"{when} is {place}, {gap} the others' middle value, {middle}.{best}"


def _gap_words(found: Standing, indicator: Indicator) -> str:
    if not found.gap:
        return "the same as"
    size = _difference(abs(found.gap), indicator)
    judged = indicator.polarity in {Polarity.MAXIMISE, Polarity.MINIMISE}
    if judged:
        return f"{size} {'better' if found.gap > 0 else 'worse'} than"
    return f"{size} {'above' if found.gap > 0 else 'below'}"


def _difference(gap: Decimal, indicator: Indicator) -> str:
    """Two percentages differ by percentage points."""
    return f"{plain_text(gap)} percentage points" if indicator.unit is Unit.PERCENT else exact_text(gap, indicator)


def gap_text(found: Standing, indicator: Indicator) -> str:
    """With its sign: "+1.3", "−0.4"; percentage points without a unit."""
    gap = plain_text(found.gap) if indicator.unit is Unit.PERCENT else exact_text(found.gap, indicator)
    return ("+" if found.gap > 0 else "") + gap


def ordinal(number: int) -> str:
    """ "1st", "2nd", "3rd", "11th"."""
    last = 0 if number % 100 in {11, 12, 13} else number % 10
    return f"{number}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def rank_text(found: Standing) -> str:
    return UNRANKED if found.rank is None else f"{found.rank} of {found.of}"


def quarter_text(found: Standing) -> str:
    return UNRANKED if found.quartile is None else _QUARTERS[found.quartile - 1].capitalize()
