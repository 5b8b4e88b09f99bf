"""How the series of a CSV file are told: what their periods are called, and with how many decimals figures stand."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from belisha.analysis.positions import is_monthly
from belisha.domain.frozen import Frozen
from belisha.domain.indicator import NumberStyle
from belisha.domain.period import MONTH_NAMES, Period, PeriodKind
from belisha.exchange.series import Moment, SeriesRow
from belisha.report.process import PeriodName
from belisha.report.trend import letter
from belisha.report.wording.numbers import settled
from belisha.report.wording.telling import Telling

_MOST_DECIMALS = 6


class Placed(Frozen):
    """A row of the file at its position in its series."""

    row: SeriesRow
    at: int


def telling_of(members: Sequence[Placed], target: float | None) -> Telling:
    """Values with as many decimals as the series has; limits with one more."""
    values = [each.row.value for each in members if each.row.value]
    decimals = min(max((_decimals(value) for value in values), default=0), _MOST_DECIMALS)
    names = names_of(members)
    return Telling(
        values=NumberStyle(decimals, keep_zeros=False),
        limits=NumberStyle(decimals + 1),
        period=lambda at: names[at].label,
        target=None if target is None else settled(target),
    )


def _decimals(value: float) -> int:
    return max(-int(settled(value).normalize().as_tuple().exponent), 0)


def names_of(members: Sequence[Placed]) -> dict[int, PeriodName]:
    """The name of every position that has a row; of months, also of those between. ``members`` are by position."""
    first, last = members[0], members[-1]
    days = [each.row.moment.day for each in members]
    if first.row.moment.months > 1 or not is_monthly(days) or first is last:
        return {
            each.at: replace(_name(each.row.moment, monthly=is_monthly(days)), tentative=each.row.tentative)
            for each in members
        }
    start = days[0].year * 12 + days[0].month - 1
    step = (days[-1].year * 12 + days[-1].month - 1 - start) // (last.at - first.at)
    counts = range(start, start + step * (last.at - first.at) + 1, step)
    tentative = {each.at for each in members if each.row.tentative}
    names = {first.at + at: _period_name(Period.month(count // 12, count % 12 + 1)) for at, count in enumerate(counts)}
    return {at: replace(name, tentative=at in tentative) for at, name in names.items()}


def _name(moment: Moment, *, monthly: bool) -> PeriodName:
    """What a period is called, or a day: "3 April 2017" under 3 Apr. With ``monthly``, a day stands for its month."""
    day, period = moment.day, moment.period
    if period is None and not monthly:
        month = MONTH_NAMES[day.month - 1]
        return PeriodName(f"{day.day} {month[:3]}", f"{day.day} {month} {day.year}", str(day.year))
    return _period_name(period or Period.month(day.year, day.month))


def _period_name(period: Period) -> PeriodName:
    """ "April 2017" under A in 2017, "Q1 2017/18" under Q1 in 2017/18, a year under its own name."""
    match period.kind:
        case PeriodKind.YEAR:
            year = ""
        case PeriodKind.QUARTER:
            year = period.in_year(period.year_start).label
        case _:
            year = str(period.calendar_year)
    return PeriodName(letter(period), period.label, year)
