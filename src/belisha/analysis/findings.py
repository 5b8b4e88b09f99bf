"""The results of a process behaviour chart as values, one series at a time, for whoever writes or draws them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from belisha.analysis.frame import Columns
from belisha.analysis.given import wrapped
from belisha.analysis.process_rules import CORRELATED, FIRM_POINTS, Assurance, NoLimits, Rule, Variation
from belisha.domain.frozen import Frozen


class ProcessPoint(Frozen, kw_only=True):
    """One period: ``variation`` is None for a gap; the limits are None where ``no_limits`` says why."""

    period: int
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    rule: Rule | None
    variation: Variation | None
    baseline: int
    used: int
    correlation: float | None
    no_limits: NoLimits | None


class ProcessSeries(Frozen, kw_only=True):
    """A series by period. ``latest``, the newest point with a value, speaks for the series."""

    series: tuple[Any, ...]
    points: tuple[ProcessPoint, ...]
    assurance: Assurance | None
    step: int = 1

    @property
    def latest(self) -> ProcessPoint | None:
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def variation(self) -> Variation | None:
        return None if self.latest is None else self.latest.variation

    @property
    def trial(self) -> bool:
        """Whether the latest limits rest on too few values to be more than trial limits."""
        newest = self.points[-1]
        return newest.upper is not None and newest.used < FIRM_POINTS

    @property
    def carried_over(self) -> bool:
        """Whether values keep so much of the one before that the latest limits are too narrow."""
        newest = self.points[-1]
        return newest.upper is not None and newest.correlation is not None and newest.correlation > CORRELATED

    @property
    def run(self) -> tuple[ProcessPoint, ...]:
        """The points that the latest one's trend or shift is made of, or the latest alone.

        They end with the latest point and stand in one unbroken stretch.
        """
        latest = self.latest
        if latest is None:
            return ()
        if latest.rule not in {Rule.TREND, Rule.SHIFT}:
            return (latest,)
        known = self.points[: self.points.index(latest) + 1]
        return tuple(reversed(tuple(_back(known, latest.rule, self.step))))


def _back(points: tuple[ProcessPoint, ...], rule: Rule | None, step: int) -> Iterator[ProcessPoint]:
    """From the last point back, as long as the run goes on."""
    first = 0
    for at in range(len(points) - 1, -1, -1):
        yield points[at]
        later, earlier = points[at], points[at - 1] if at else None
        if earlier is None or earlier.baseline != later.baseline or later.period - earlier.period != step:
            return
        way = _way(earlier, later) if rule is Rule.TREND else _side(earlier)
        first = first or (way if rule is Rule.TREND else _side(later))
        if way == 0 or way != first:
            return


def _way(earlier: ProcessPoint, later: ProcessPoint) -> int:
    if earlier.value is None or later.value is None:
        return 0
    return (later.value > earlier.value) - (later.value < earlier.value)


def _side(point: ProcessPoint) -> int:
    if point.value is None or point.mean is None:
        return 0
    return (point.value > point.mean) - (point.value < point.mean)


def process_series(result: Any, columns: Columns | None = None) -> tuple[ProcessSeries, ...]:
    """What ``process_points`` gave, as values: the series in the order of their names, each by period."""
    columns = columns or Columns()
    taken = wrapped(result).lazy().sort(*columns.series, columns.period).collect()
    rows = taken.iter_rows(named=True)
    return tuple(
        _series(key, tuple(members), columns)
        for key, members in groupby(rows, key=lambda row: tuple(row[name] for name in columns.series))
    )


def _series(key: tuple[Any, ...], rows: tuple[dict[str, Any], ...], columns: Columns) -> ProcessSeries:
    assurance = rows[0]["assurance"]
    points = tuple(_point(row, columns) for row in rows)
    return ProcessSeries(
        series=key, points=points, assurance=Assurance(assurance) if assurance else None, step=columns.step
    )


def _point(row: dict[str, Any], columns: Columns) -> ProcessPoint:
    return ProcessPoint(
        period=int(row[columns.period]),
        value=_number(row[columns.value]),
        mean=_number(row["mean"]),
        lower=_number(row["lower"]),
        upper=_number(row["upper"]),
        rule=Rule(row["rule"]) if row["rule"] else None,
        variation=Variation(row["variation"]) if row["variation"] else None,
        baseline=int(row["baseline"]),
        used=int(row["points"]),
        correlation=_number(row["correlation"]),
        no_limits=NoLimits(row["no_limits"]) if row["no_limits"] else None,
    )


def _number(value: Any) -> float | None:
    """A figure; pandas writes a missing one as NaN."""
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN alone differs from itself
