"""The codes of the layout and the words officers choose from.

What a page also prints is called as ``report.wording`` calls it; the words for the rest stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from belisha.domain.indicator import MissingPart
from belisha.domain.judgement import Derivation
from belisha.domain.observation import Missing
from belisha.domain.period import MONTH_NAMES
from belisha.domain.tolerance import ToleranceKind
from belisha.report.wording import say


class MonthOfYear(StrEnum):
    """The months by number."""

    JANUARY = "1"
    FEBRUARY = "2"
    MARCH = "3"
    APRIL = "4"
    MAY = "5"
    JUNE = "6"
    JULY = "7"
    AUGUST = "8"
    SEPTEMBER = "9"
    OCTOBER = "10"
    NOVEMBER = "11"
    DECEMBER = "12"


class FrontKind(StrEnum):
    """What a text on the front page is."""

    NOTICE = "notice"
    INTRODUCTION = "introduction"


class BlockKind(StrEnum):
    """What one row of a measure's latest performance is."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CAPTION = "table_caption"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    TABLE_NOTE = "table_note"


_WORDS: dict[type[StrEnum], dict[str, str]] = {
    MonthOfYear: {month: MONTH_NAMES[int(month) - 1] for month in MonthOfYear},
    FrontKind: {FrontKind.NOTICE: "Notice", FrontKind.INTRODUCTION: "Introduction"},
    BlockKind: {
        BlockKind.PARAGRAPH: "Paragraph",
        BlockKind.LIST_ITEM: "List item",
        BlockKind.TABLE_CAPTION: "Table caption",
        BlockKind.TABLE_HEADER: "Table heading",
        BlockKind.TABLE_ROW: "Table row",
        BlockKind.TABLE_NOTE: "Table note",
    },
    ToleranceKind: {ToleranceKind.PERCENT: "Per cent of the target", ToleranceKind.AMOUNT: "An amount"},
    MissingPart: {MissingPart.LEAVES_NONE: "Leaves no figure", MissingPart.COUNTS_AS_ZERO: "Counts as zero"},
    Derivation: {
        Derivation.PRINTED_SYMBOL: "Printed symbol",
        Derivation.LISTED_WITH_ONE_COUNT: "Listed in detail, one outcome counted",
        Derivation.LISTED_WITH_TWO_COUNTS: "Listed in detail, two outcomes counted",
        Derivation.REMAINING_BY_COUNT: "Remaining by the printed count",
    },
    Missing: {reason: say.missing_text(reason) for reason in Missing},
}


@cache
def words_of(choices: type[StrEnum]) -> Mapping[StrEnum, str]:
    """What each code of ``choices`` is called, in the order in which they are offered."""
    own = _WORDS.get(choices)
    return MappingProxyType({code: own[code] if own is not None else say.label(code).text for code in choices})
