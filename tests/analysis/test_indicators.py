"""All that is said of a council's indicators in one call, on whatever frames the caller makes."""

import pandas as pd
import polars as pl
import pytest

from belisha.analysis.indicators import analyse
from belisha.domain.indicator import Aggregation, NumberKind, Polarity
from belisha.domain.period import Period
from belisha.exchange import read_source
from facts_builder import ORGANISATION, history

JULY = Period.month(2017, 7)
STOCK = {"aggregation": Aggregation.SNAPSHOT}


def test_each_indicator_is_analysed_by_what_it_is():
    steady = ["50", "52"] * 8
    found = analyse(
        [
            history([*steady[:-1], "70"], ["49"] * 16, end=JULY, code="stock", polarity=Polarity.MINIMISE, **STOCK),
            history(steady, end=JULY, code="rolling", aggregation=Aggregation.ROLLING_QUARTER),
            history([], end=JULY, code="empty", **STOCK),
            history(steady[:3], end=JULY, code="new", **STOCK),
        ],
        JULY,
        ORGANISATION,
        pl.DataFrame,
    )
    assert [each.history.indicator.code for each in found] == ["stock", "rolling", "empty", "new"]
    stock, rolling, empty, new = found
    assert (stock.process.variation, stock.process.latest.rule) == ("concern", "outside_limits")
    assert stock.suggestion.outcome == "at_risk"
    assert (rolling.process, rolling.refusal) == (None, "rolling")
    assert rolling.forecast.value is not None
    assert (empty.process, empty.refusal, empty.forecast.why_not) == (None, None, "no_value_this_year")
    assert (new.process.latest.no_limits, new.forecast.why_not) == ("too_few_points", "too_few_periods")


def test_last_year_s_status_says_nothing_of_this_year():
    """Off target in February, nothing since: no outcome of the new year follows. In February itself it does."""
    february = Period.month(2017, 2)
    one = history([None] * 11 + ["40"], ["50"] * 12, end=february, annual="50", **STOCK)
    then, now = (analyse([one], asked, ORGANISATION, pl.DataFrame)[0] for asked in (february, JULY))
    assert (then.suggestion.outcome, then.suggestion.basis) == ("at_risk", "status")
    assert (now.suggestion.outcome, now.suggestion.basis) == (None, "nothing")


def test_a_goldilocks_indicator_is_held_against_both_sides_of_its_band():
    (found,) = analyse(
        [history(["50", "50.1"] * 8, ["50"] * 16, end=JULY, polarity=Polarity.GOLDILOCKS, **STOCK)],
        JULY,
        ORGANISATION,
        pl.DataFrame,
    )
    assert found.process.assurance == "consistently_passes"


def test_counts_have_no_limit_below_zero():
    (found,) = analyse(
        [history(["0", "9"] * 8, end=JULY, aggregation=Aggregation.PERIOD_TOTAL, kind=NumberKind.COUNT)],
        JULY,
        ORGANISATION,
        pl.DataFrame,
    )
    assert found.process.points[0].lower == 0


def test_later_figures_are_out_of_sight():
    values = [*["50", "52"] * 8, "900"]
    later = history(values, end=JULY.shift(1), **STOCK)
    now = history(values[:-1], end=JULY, **STOCK)
    one, other = (analyse([each], JULY, ORGANISATION, pl.DataFrame)[0] for each in (later, now))
    assert (one.process, one.forecast) == (other.process, other.forecast)


def test_pandas_frames_say_the_same(repository):
    facts = read_source(repository / "examples" / "estuary").facts
    asked = Period.month(2026, 8)
    mine = analyse(facts.histories, asked, facts.organisation, pl.DataFrame)
    theirs = analyse(facts.histories, asked, facts.organisation, pd.DataFrame)
    assert len(mine) == len(facts.histories)
    for one, other in zip(mine, theirs, strict=True):
        assert (one.forecast, one.suggestion) == (other.forecast, other.suggestion)
        if one.process is not None:
            assert one.process.variation is other.process.variation
            assert one.process.assurance is other.process.assurance
            assert [p.upper for p in one.process.points] == pytest.approx([p.upper for p in other.process.points])


def test_the_real_report_s_stock_carries_over(seed_path):
    facts = read_source(seed_path).facts
    (found,) = analyse([facts.history("CP 1.2")], Period.month(2017, 4), facts.organisation, pl.DataFrame)
    assert (found.process.variation, found.process.assurance) == ("concern", "consistently_fails")
    assert round(found.process.points[-1].correlation, 2) == 0.49
    assert found.process.carried_over
