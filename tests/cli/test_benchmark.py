"""``belisha benchmark``: a council's figures among those of others."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from belisha.cli import main
from belisha.domain.indicator import Polarity, Unit
from belisha.exchange.package import write_package
from facts_builder import facts, history

HEAD = "indicator,period,group,organisation,value\n"
OTHERS = (
    "CP 1,2017-04,Neighbours,Northshire,58.9%\n"
    "CP 1,2017-04,Neighbours,Southshire,61.1\n"
    "CP 1,2017-04,Neighbours,Eastshire,70\n"
    "CP 1,2017-04,Neighbours,Estuary Borough Council,99\n"
    "CP 1,2017-03,England,England,62.5\n"
    "CP 2,2017-04,Neighbours,Northshire,5\n"
    "CP 3,2017-05,Neighbours,Northshire,5\n"
)


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("others.csv").write_text(HEAD + OTHERS, "utf-8")
    percent = history(["60", "65"], code="CP 1", unit=Unit.PERCENT)
    minimised = history(["7"], code="CP 2", polarity=Polarity.MINIMISE)
    write_package(facts(percent, minimised, history(["1"], code="CP 3")), Path("p"))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["benchmark", "p", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_rank_quarter_and_gap_without_the_council_s_own_row() -> None:
    found = list(csv.DictReader(io.StringIO(run("--with", "others.csv", "--to", "csv"), newline="")))
    assert [(row["indicator"], row["group"], row["period"]) for row in found] == [
        *(("CP 1", "Neighbours", "2017-04"), ("CP 1", "England", "2017-03"), ("CP 2", "Neighbours", "2017-04")),
    ]
    first, england, _ = found
    assert (first["rank"], first["of"], first["quartile"], first["middle"]) == ("2", "4", "2", "61.1")
    assert (first["gap"], first["best"], first["best_of"]) == ("3.9", "70", "Eastshire")
    assert (england["rank"], england["gap"]) == ("", "-2.5")


def test_each_is_said_in_a_sentence_with_its_numbers() -> None:
    said = run("--with", "others.csv")
    assert (
        "65% in April 2017 is 2nd of 4 in the group “Neighbours”, in the second quarter, 3.9 percentage points better than "
        "the others' middle value, 61.1%. The best is 70%: Eastshire."
    ) in said
    assert "60% in March 2017 is 2.5 percentage points worse than England: 62.5%." in said
    assert "7 in April 2017 is 2 worse than Neighbours: 5." in said
    assert "No indicator has a value" in run()


def test_the_page_has_a_table_for_each_group() -> None:
    run("--with", "others.csv", "--to", "html", "--out", "c.html")
    page = html.fromstring(Path("c.html").read_text("utf-8"))
    assert [each.text for each in page.iter("h2")] == ["Neighbours", "England", "How to read it"]
    assert "65% in April 2017 is 2nd of 4" in page.text_content()


def test_a_report_compares_too() -> None:
    given = ["report", "p", "--benchmarks", "others.csv", "--detail", "all", "--to", "html", "--out", "made"]
    result = CliRunner().invoke(main, given)
    assert result.exit_code == 0, result.output
    (page,) = Path("made").glob("*.html")
    text = html.fromstring(page.read_text("utf-8")).text_content()
    assert "Compared with others" in text
    assert "60% in March 2017 is 2.5 percentage points worse than England: 62.5%." in text


def test_a_file_that_cannot_be_read_is_told_with_its_rows() -> None:
    Path("others.csv").write_text(HEAD + "CP 1,April,Neighbours,Northshire,many\n", "utf-8")
    result = CliRunner().invoke(main, ["benchmark", "p", "--with", "others.csv"])
    assert result.exit_code == 1
    assert "row 2, column period" in result.stderr
