"""Where a series' values stand in time, so that a missing period is seen and no row is taken for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

_SATURDAY = 5


def positions(days: Sequence[date], months: int = 0) -> tuple[int, ...]:
    """Whole numbers in the order of ``days``: values that follow each other differ by 1, with a gap by more.

    ``days`` are each period's first day, all different; ``months`` the period's length, or 0 where a value belongs to
    a day. Days that are all the first, or the same day, or the last of their months count as months. The usual distance
    is one step where every other distance is a multiple of it: a file of quarter ends has no gaps between quarters. So
    are working days, where nothing stands on a weekend. Days at uneven distances just follow each other.
    """
    ordered = sorted(days)
    if months or is_monthly(ordered):
        counts = [day.year * 12 + day.month for day in ordered]
        step = max(months, 1) if months > 1 else _usual_step(counts) or 1
        placed = [(count - counts[0]) // step for count in counts]
    elif _working_days(ordered):
        placed = [_working_day(day) - _working_day(ordered[0]) for day in ordered]
    else:
        counts = [day.toordinal() for day in ordered]
        usual = _usual_step(counts)
        placed = [(count - counts[0]) // usual for count in counts] if usual else list(range(len(counts)))
    found = dict(zip(ordered, placed, strict=True))
    return tuple(found[day] for day in days)


def _usual_step(counts: Sequence[int]) -> int:
    """The commonest distance (the least of several) if all are multiples of it, else 0."""
    distances = Counter(after - before for before, after in pairwise(counts))
    if not distances:
        return 1
    usual = min(distances, key=lambda distance: (-distances[distance], distance))
    return usual if usual and all(distance % usual == 0 for distance in distances) else 0


def is_monthly(days: Sequence[date]) -> bool:
    """Whether days stand for their months: one day a month at the most, and always the same or the last."""
    if len({(day.year, day.month) for day in days}) < len(days):
        return False
    return len({day.day for day in days}) == 1 or all((day + timedelta(days=1)).day == 1 for day in days)


def _working_days(days: Sequence[date]) -> bool:
    distances = Counter((after - before).days for before, after in pairwise(days))
    return all(day.weekday() < _SATURDAY for day in days) and distances.most_common(1)[0:1] == [(1, distances[1])]


def _working_day(day: date) -> int:
    week, weekday = divmod(day.toordinal() - 1, 7)  # 1 January of year 1 was a Monday
    return week * 5 + weekday
