"""What ``belisha spc`` is asked for: numbers, bounds, and baselines that start anew."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import Any

import click

from belisha.domain.frozen import Frozen
from belisha.domain.period import PeriodError
from belisha.exchange.series import read_moment


class Rebase(Frozen):
    """A series whose limits start anew with the first period on or after ``day``."""

    series: str
    day: date
    text: str
    reason: str = ""


class RebaseParam(click.ParamType[Rebase]):
    """``SERIES=DATE``, or ``SERIES=DATE,REASON``. A series' name may have an equals sign in it."""

    name = "rebase"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Rebase:
        if isinstance(value, Rebase):
            return value
        match = re.fullmatch(r"(.+?)=([^=,]+)(?:,(.*))?", value, re.DOTALL)
        if match is None:
            self.fail(f"'{value}' is no rebase. Write it like \"Waiting times=2026-04,new clinic\".", param, ctx)
        try:
            moment = read_moment(match[2])
        except PeriodError as error:
            self.fail(str(error), param, ctx)
        return Rebase(match[1].strip(), moment.day, match[2].strip(), (match[3] or "").strip())


class FiniteParam(click.types.FloatParamType):
    """A number; what Python also takes for one, "nan" and "inf", is none to draw a line at."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"'{value}' is not a number.", param, ctx)
        return number


def check_bounds(lower: float | None, upper: float | None) -> None:
    """Raises click's UsageError where no value can lie between the two."""
    if lower is not None and upper is not None and lower >= upper:
        raise click.UsageError(f"--lower is {lower:g} and --upper {upper:g}: no value lies between them.")
