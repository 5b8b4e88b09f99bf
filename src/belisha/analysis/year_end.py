"""What a year that has ended came to, whichever way the indicator's figures are made."""

from __future__ import annotations

from decimal import Decimal

from belisha.analysis.aggregate import total
from belisha.analysis.recover import is_additive, recover
from belisha.domain.facts import History
from belisha.domain.indicator import Aggregation
from belisha.domain.organisation import Organisation
from belisha.domain.period import Period


def year_end(history: History, year: Period, organisation: Organisation) -> Decimal | None:
    """The year's own figure where one is recorded, else its last period's, or the sum of its periods' own.

    None where that is not known, or a period that has to be added is missing.
    """
    whole = history.observation(year)
    if whole is not None:
        return whole.value
    if history.indicator.aggregation is Aggregation.PERIOD_TOTAL and is_additive(history):
        return total(recover(history, organisation.year_start).own, year, history.indicator).value
    last = [o for o in history.current if o.period.last == year.last]
    return last[0].value if last else None
