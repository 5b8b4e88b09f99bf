"""``belisha track``: what was expected of ended years, from a source's own history and from the year's releases."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from msgspec.structs import replace

from belisha.cli import main
from belisha.domain.facts import Facts, History
from belisha.domain.indicator import Aggregation
from belisha.domain.judgement import Judgement, Outcome
from belisha.domain.organisation import Publication
from belisha.domain.period import Period
from belisha.domain.target import Target
from belisha.exchange.package import write_package
from facts_builder import facts, history

YEAR = Period.year(2017)
MARCH = Period.month(2018, 3)


def ended(annual: str = "100") -> History:
    """A count of 10 a month over two years: the second ends at 120."""
    values = [str(10 * (at % 12 + 1)) for at in range(24)]
    return history(values, end=MARCH, annual=annual, aggregation=Aggregation.CUMULATIVE, owners=("A. Owner",))


def released(asked: Period, outcome: Outcome, *, factor: int = 1, version: str = "1.0") -> Facts:
    """What the release of ``asked`` said: that month's figure, the annual target and the owner's outcome."""
    one = ended()
    found = next(o for o in one.observations if o.period == asked)
    value = None if found.value is None else found.value * factor
    told = replace(
        one,
        observations=(replace(found, value=value),),
        targets=(Target(period=YEAR, value=Decimal(100)),),
        judgements=(Judgement(period=asked, outcome=outcome),),
    )
    return facts(told, publication=Publication(period=asked, version=version))


def write(name: str, written: Facts) -> str:
    write_package(written, Path(name))
    return name


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["track", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def rows(*arguments: str) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(run(*arguments, "--to", "csv"), newline=""))
    return {row["period"]: row for row in found}


def test_each_expectation_of_the_year_s_releases_is_scored() -> None:
    now = write("now", facts(ended()))
    write("releases/july", released(Period.month(2017, 7), Outcome.ON_COURSE))
    write("releases/august", released(Period.month(2017, 8), Outcome.AT_RISK))
    found = rows(now, "--earlier", "releases")
    assert [each["expected_outcome"] for each in found.values()].count("") == 9
    july, august = found["2017-07"], found["2017-08"]
    assert (july["year"], july["target"], july["ended_at"], july["met"]) == ("FY2017-18", "100", "120.0", "true")
    assert (july["expected_outcome"], july["owner_miss"]) == ("on_course", "0.0100")
    assert (august["expected_outcome"], august["owner_miss"]) == ("at_risk", "0.8100")
    said = run(now, "--earlier", "releases/july", "--earlier", "releases/august")
    assert "“On course” was said once and came true once (100%)." in said
    assert "The owners' 2 expected outcomes score 0.41" in said
    assert "A. Owner" in said
    assert "CP 1.1 Indicator CP 1.1" in said


def test_the_first_release_of_a_month_counts_whatever_the_order() -> None:
    now, july = write("now", facts(ended())), Period.month(2017, 7)
    first = write("first", released(july, Outcome.AT_RISK))
    second = write("second", released(july, Outcome.ON_COURSE, version="1.1"))
    for order in ((first, second), (second, first)):
        given = [each for name in order for each in ("--earlier", name)]
        assert rows(now, *given)["2017-07"]["expected_outcome"] == "at_risk"


def test_a_forecast_rests_on_what_the_releases_had_told_by_then() -> None:
    now, july = write("now", facts(ended("500"))), Period.month(2017, 7)
    plain = float(rows(now)["2017-07"]["chance"])
    write("releases/june", released(Period.month(2017, 6), Outcome.ON_COURSE, factor=9))
    write("releases/july", released(july, Outcome.ON_COURSE, factor=9))
    found = rows(now, "--earlier", "releases")
    assert plain < 0.2
    assert float(found["2017-07"]["chance"]) > 0.8
    # The release of June knew nothing of July; last year's months are the source's own.
    assert float(found["2017-06"]["chance"]) > 0.8
    assert found["2017-05"]["chance"] == rows(now)["2017-05"]["chance"]


def test_the_page_says_the_same_and_how_to_read_it() -> None:
    now = write(
        "now", facts(replace(ended(), judgements=(Judgement(period=MARCH.shift(-3), outcome=Outcome.AT_RISK),)))
    )
    said = run(now)
    run(now, "--to", "html", "--out", "track.html")
    page = html.fromstring(Path("track.html").read_text("utf-8"))
    for paragraph in said.split("\n\n")[0].splitlines():
        assert paragraph in page.text_content()
    assert [each.text for each in page.iter("h2")] == [
        *("By month of the year", "By owner", "By indicator", "How to read it"),
    ]
    december = next(row for row in page.iter("tr") if "December" in row.text_content())
    assert [cell.text for cell in december] == ["December", "1", "0", "0", "0.81", "1", "0.00"]


def test_without_an_ended_year_it_says_so() -> None:
    open_still = replace(ended(), observations=ended().observations[:-1])
    assert "No year has ended" in run(write("now", facts(open_still)))
    assert rows("now") == {}


def test_a_release_of_something_else_is_named_and_not_used() -> None:
    other = facts(history(["1"], code="ZZ 9"))
    given = [write("now", facts(ended())), "--earlier", write("other", other)]
    result = CliRunner().invoke(main, ["track", *given])
    assert result.exit_code == 0
    assert "has none of the source's indicators" in result.stderr
