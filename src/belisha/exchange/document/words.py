"""The one table of the words by which a report's columns, labels, symbols and headings are recognised."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from belisha.domain.indicator import Aggregation, Polarity
from belisha.domain.judgement import Outcome
from belisha.domain.period import MONTHS


class Column(StrEnum):
    """What a column of the list, or a label of a detail page, holds."""

    CODE = "code"
    TITLE = "title"
    POLARITY = "polarity"
    LATEST = "latest"
    VALUE = "value"
    TARGET = "target"
    ANNUAL_TARGET = "annual target"
    OUTCOME = "expected outcome"
    ARROW = "better or worse"
    OWNER = "owner"
    COMMITTEE = "committee"
    INTRODUCED = "year introduced"
    DEFINITION = "definition"
    SOURCE = "source"
    RATIONALE = "rationale"
    COMMENTARY = "commentary"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PERIOD = "period"
    AIM = "aim"


COLUMNS: Mapping[Column, str] = {
    Column.CODE: "mpr code|code|ref|reference|kpi ref|kpi code|pi code|pi ref|indicator code|indicator ref|id|no",
    Column.TITLE: "short name|title|name|indicator title|indicator name|kpi title|kpi name|performance indicator",
    Column.POLARITY: "minimise or maximise|maximise or minimise|format|polarity|good is|aim to|good performance"
    "|desired direction|higher or lower is better",
    Column.LATEST: "latest month|latest period|latest quarter|reporting period|month of latest data|latest data",
    Column.VALUE: "months value|value|actual|current value|latest value|month value|months actual|latest performance"
    "|current performance|performance|result|latest result|outturn|value this month",
    Column.TARGET: "months target|target|current target|month target|target to date|target this month|ytd target",
    Column.ANNUAL_TARGET: "annual target|year end target|year target|full year target|yearly target",
    Column.OUTCOME: "expected outcome|outcome|rag|rag status|rag rating|status|expected year end outcome"
    "|year end outcome|rating",
    Column.ARROW: "better or worse than last year|better or worse|direction of travel|dot|trend|travel"
    "|compared with last year|better or worse than the previous year",
    Column.OWNER: "managed by|owner|lead officer|responsible officer|lead|manager|responsible|indicator owner|officer",
    Column.COMMITTEE: "scrutiny committee|committee|reports to|scrutiny|overview and scrutiny committee",
    Column.INTRODUCED: "year introduced|introduced|first year|introduced in",
    Column.DEFINITION: "definition",
    Column.SOURCE: "source|data source|source of data",
    Column.RATIONALE: "rationale|why we measure it|why it matters",
    Column.COMMENTARY: "comment|comments|commentary|narrative|explanation|latest commentary",
    Column.NUMERATOR: "numerator",
    Column.DENOMINATOR: "denominator",
    Column.PERIOD: "period|month|date",
    Column.AIM: "aim|corporate aim|theme|corporate theme|ambition|corporate priority|plan aim|objective",
}
"""Header cells by column, in lower case without punctuation, years and months."""

WEAK_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "kpi": (Column.CODE, Column.TITLE),
    "pi": (Column.CODE, Column.TITLE),
    "indicator": (Column.TITLE, Column.CODE),
    "description": (Column.TITLE, Column.DEFINITION),
    "measure": (Column.TITLE,),
    "performance measure": (Column.TITLE,),
    "month": (Column.LATEST,),
    "period": (Column.LATEST,),
}
"""Header cells that mean the first of these that no clearer header has taken."""

DETAIL_LABELS = (
    Column.OUTCOME, Column.POLARITY, Column.OWNER, Column.INTRODUCED, Column.COMMITTEE, Column.DEFINITION,
    Column.SOURCE, Column.RATIONALE, Column.COMMENTARY, Column.LATEST, Column.ANNUAL_TARGET,
)  # fmt: skip
"""What stands as a label, with its value beside it, at the head of a detail page."""
SERIES_COLUMNS = (Column.VALUE, Column.TARGET, Column.NUMERATOR, Column.DENOMINATOR)
"""The columns of a detail page's table of dates."""

AGGREGATIONS: Mapping[str, Aggregation] = {
    "monthly snapshot": Aggregation.SNAPSHOT,
    "snapshot": Aggregation.SNAPSHOT,
    "quarterly snapshot": Aggregation.SNAPSHOT,
    "annual snapshot": Aggregation.SNAPSHOT,
    "month end snapshot": Aggregation.SNAPSHOT,
    "cumulative": Aggregation.CUMULATIVE,
    "cumulative ytd": Aggregation.CUMULATIVE,
    "cumulative year to date": Aggregation.CUMULATIVE,
    "ytd cumulative": Aggregation.CUMULATIVE,
    "year to date cumulative": Aggregation.CUMULATIVE,
    "ytd": Aggregation.CUMULATIVE,
    "year to date": Aggregation.CUMULATIVE,
    "rolling quarter": Aggregation.ROLLING_QUARTER,
    "rolling quarterly": Aggregation.ROLLING_QUARTER,
    "rolling 3 months": Aggregation.ROLLING_QUARTER,
    "rolling three months": Aggregation.ROLLING_QUARTER,
    "ytd average": Aggregation.YTD_AVERAGE,
    "year to date average": Aggregation.YTD_AVERAGE,
    "average ytd": Aggregation.YTD_AVERAGE,
    "ytd snapshot": Aggregation.YTD_SNAPSHOT,
    "year to date snapshot": Aggregation.YTD_SNAPSHOT,
    "monthly": Aggregation.PERIOD_TOTAL,
    "monthly total": Aggregation.PERIOD_TOTAL,
    "month total": Aggregation.PERIOD_TOTAL,
    "in month": Aggregation.PERIOD_TOTAL,
    "quarterly": Aggregation.PERIOD_TOTAL,
    "quarterly total": Aggregation.PERIOD_TOTAL,
    "period total": Aggregation.PERIOD_TOTAL,
    "annual": Aggregation.PERIOD_TOTAL,
    "annual total": Aggregation.PERIOD_TOTAL,
}
"""What the brackets of a title say."""

OUTCOMES: Mapping[str, Outcome] = {
    "on course": Outcome.ON_COURSE,
    "on course to achieve target": Outcome.ON_COURSE,
    "on track": Outcome.ON_COURSE,
    "on target": Outcome.ON_COURSE,
    "green": Outcome.ON_COURSE,
    "g": Outcome.ON_COURSE,
    "✓": Outcome.ON_COURSE,
    "✔": Outcome.ON_COURSE,
    "🟢": Outcome.ON_COURSE,
    "some slippage": Outcome.SOME_SLIPPAGE,
    "some slippage against target": Outcome.SOME_SLIPPAGE,
    "slippage": Outcome.SOME_SLIPPAGE,
    "amber": Outcome.SOME_SLIPPAGE,
    "a": Outcome.SOME_SLIPPAGE,
    "🟠": Outcome.SOME_SLIPPAGE,
    "🟡": Outcome.SOME_SLIPPAGE,
    "at risk": Outcome.AT_RISK,
    "at risk of missing target": Outcome.AT_RISK,
    "red": Outcome.AT_RISK,
    "r": Outcome.AT_RISK,
    "off track": Outcome.AT_RISK,
    "🔴": Outcome.AT_RISK,
}
"""Printed symbols and words of the expected outcome. Others mean what the document's own key says."""

NO_OUTCOME = frozenset({"no value", "no values", "no data", "none", "no outcome", "not rated"})
"""How a summary count calls the indicators without an outcome."""


_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DATED = re.compile(rf"\b(?:fy\s*)?(?:19|20)\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?\b|\b(?:{'|'.join(MONTHS)})\b")
_NO_WORD = re.compile(r"[^\w✓✔\U0001f534-\U0001f7ff]+")


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """A header, label or phrase as the tables above have it: lower case, one space, no punctuation, dates or notes."""
    text = text.lower().replace("’", "").replace("'", "").replace("&", " and ")
    return " ".join(_NO_WORD.sub(" ", _DATED.sub(" ", _BRACKETED.sub(" ", text))).split())


BY_WORD = {word: column for column, words in COLUMNS.items() for word in words.split("|")}
"""The columns by each of their words."""


@lru_cache(maxsize=4096)
def column_of(header: str) -> Column | None:
    """The column that a header cell names clearly, slips of spelling allowed."""
    word = canonical(header)
    column = BY_WORD.get(word)
    if column is None and len(word) > 5:
        close = difflib.get_close_matches(word, BY_WORD, n=1, cutoff=0.88)
        column = BY_WORD[close[0]] if close else None
    return Column.ANNUAL_TARGET if column is Column.TARGET and names_year(header) else column


def names_year(text: str) -> bool:
    return re.search(r"\b20\d\d\s*[/–-]\s*(?:20)?\d\d\b", text) is not None


def outcome_of(text: str, key: Mapping[str, Outcome] | None = None) -> Outcome | None:
    """The outcome that a symbol or words state, by the document's ``key`` first."""
    stripped = text.strip().removesuffix("\ufe0f")
    if key and stripped in key:
        return key[stripped]
    return OUTCOMES.get(stripped) or OUTCOMES.get(canonical(stripped))


def outcome_in(phrase: str) -> Outcome | None:
    """The outcome that a longer phrase is about: "some slippage against target, but …"."""
    word = canonical(phrase)
    if word in OUTCOMES:
        return OUTCOMES[word]
    if "slippage" in word:
        return Outcome.SOME_SLIPPAGE
    if "at risk" in word:
        return Outcome.AT_RISK
    return Outcome.ON_COURSE if re.search(r"\bon (?:course|track|target)\b", word) else None


def polarity_of(text: str) -> Polarity | None:
    word = canonical(text)
    if "goldilocks" in word:
        return Polarity.GOLDILOCKS
    if re.search(r"\bmaximi[sz]e|\bhigh|\bbigger|\bincrease\b", word):
        return Polarity.MAXIMISE
    if re.search(r"\bminimi[sz]e|\blow|\bsmaller|\bdecrease\b", word):
        return Polarity.MINIMISE
    if re.search(r"\binformation\b|\bcontext|\bneither\b|\bn a\b|\bmonitor", word):
        return Polarity.NONE
    return None


def aggregation_of(phrase: str) -> tuple[Aggregation, bool] | None:
    """What a bracket's words say of how a value is made, and whether their spelling had to be mended."""
    word = canonical(phrase)
    if word in AGGREGATIONS:
        return AGGREGATIONS[word], False
    close = difflib.get_close_matches(word, AGGREGATIONS, n=1, cutoff=0.85)
    return (AGGREGATIONS[close[0]], True) if close else None
