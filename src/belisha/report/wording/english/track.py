"""What the track record says, in sentences with its numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from belisha.analysis.track import ODDS, Record, Score
from belisha.domain.period import MONTH_NAMES
from belisha.report.wording.english.labels import label
from belisha.report.wording.english.parts import listed, plural

PAGE_TITLE = "Track record"
BY_MONTH, BY_OWNER, BY_INDICATOR = "By month of the year", "By owner", "By indicator"
MONTH, OWNER, INDICATOR = "Month", "Owner", "Indicator"
NO_OWNER = "No owner"
COLUMNS = ("Judged", "On course", "Came true", "Owner's score", "Forecasts", "Forecast's score")
"""After the group's name."""
NONE = "–"
"""Where there is nothing to score."""
NOTHING = "No year has ended of which an annual target and anything expected before are known."
METHOD = (
    "How to read it",
    (
        "Each expected outcome and each forecast is taken as it was made at the time, for every month and quarter "
        "before the last of a year that has ended, and held against whether the year met its annual target."
    ),
    (
        "A score is the mean squared difference between the chance that was stated and what came (1 for met, 0 for "
        "missed). 0 is perfect; always saying fifty-fifty gets 0.25. An expected outcome states a chance too: "
        f"{', '.join(f'{label(outcome).text.lower()} {chance:.0%}' for outcome, chance in ODDS.items())}."
    ),
)


def record_sentences(record: Record, years: tuple[str, ...]) -> tuple[str, ...]:
    """How owners and forecasts fared in ``years``, and who was nearer where both said something."""
    said = [f"{listed(years)} ended with {plural(record.predictions, 'expectation')} to score."]
    if record.owner.count:
        kept = f"“On course” was said {_times(record.on_course)}"
        kept += f" and came true {_times(record.came_true)} ({_share(record)})." if record.on_course else "."
        said.append(
            f"{kept} The owners' {plural(record.owner.count, 'expected outcome')} score {_scored(record.owner)}."
        )
    else:
        said.append("No owner's expected outcome of an earlier month is known.")
    if record.forecast.count:
        said.append(f"The {plural(record.forecast.count, 'forecast')} score {_scored(record.forecast)}.")
    owner, forecast = record.both
    if owner.count:
        beside = f"{score_text(owner)} for the owners, {score_text(forecast)} for the forecasts"
        said.append(f"On the {owner.count:,} that both spoke of, {_nearer(owner, forecast)} came nearer: {beside}.")
    return tuple(said)


def _nearer(owner: Score, forecast: Score) -> str:
    """As the scores are printed, so that the sentence holds for what stands beside it."""
    owners, forecasts = score_text(owner), score_text(forecast)
    if owners == forecasts:
        return "neither"
    return "the owners" if owners < forecasts else "the forecasts"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _share(record: Record) -> str:
    return f"{Decimal(100 * record.came_true / record.on_course).quantize(Decimal(1), rounding=ROUND_HALF_UP)}%"


def _scored(score: Score) -> str:
    return f"{score_text(score)}, where 0 is perfect and 0.25 is tossing a coin"


def score_text(score: Score) -> str:
    """Two decimals."""
    if score.brier is None:
        return NONE
    return str(Decimal(repr(score.brier)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))


def month_text(months: str, year_start: int) -> str:
    """The month up to which the year was known: "04", the fourth month of a year from April, is "July"."""
    return MONTH_NAMES[(year_start - 2 + int(months)) % 12]
