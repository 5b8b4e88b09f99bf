"""``belisha convert --forward``: what the new month takes over does not stop its report, and is not forgotten."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from belisha.cli import main
from belisha.cli.session import Session

NOW = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001
TOTAL = "Community Safety Indicators 1: The rows make 513; the total is 531.  [total]"
OWN = """[[accepted]]
rule = "{rule}"
indicator = "Community Safety Indicators 1"
found = "531"
expected = "513"
reason = "The police count two kinds twice."
until = {until}
"""


def belisha(*arguments: object, now: datetime = NOW) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], obj=Session(now=lambda: now))


def forward(register: Path, out: Path, month: str = "2026-10", now: datetime = NOW) -> Result:
    return belisha("convert", register, "--to", "package", "--forward", month, "--out", out, now=now)


def report(register: Path, now: datetime = NOW) -> Result:
    out = register.parent / "report"
    return belisha("report", register, "--period", "2026-10", "--to", "json", "--out", out, now=now)


@pytest.fixture
def register(repository: Path, tmp_path: Path) -> Path:
    """The example's data package with a total that its rows do not make."""
    folder = tmp_path / "september"
    shutil.copytree(repository / "examples" / "estuary", folder)
    latest = folder / "latest.csv"
    latest.write_text(latest.read_text("utf-8").replace(",513,", ",531,"), "utf-8")
    return folder


def test_an_error_of_the_month_before_is_handed_over_and_does_not_stop_the_next(register: Path, tmp_path: Path) -> None:
    said = forward(register, tmp_path / "october")
    assert said.exit_code == 0, said.output
    assert "1 error of the month before, let stand until 31 January 2027:" in said.output
    assert TOTAL in said.output
    made = report(tmp_path / "october")
    assert made.exit_code == 0, made.output
    assert "1 accepted" in made.output
    written = (tmp_path / "october.accepted.toml").read_text("utf-8")
    assert 'reason = "It stood in the report for September 2026."' in written


def test_it_comes_back_after_its_last_day(register: Path, tmp_path: Path) -> None:
    forward(register, tmp_path / "october")
    assert report(tmp_path / "october", datetime(2027, 1, 31)).exit_code == 0  # noqa: DTZ001
    late = report(tmp_path / "october", datetime(2027, 2, 1))  # noqa: DTZ001
    assert late.exit_code == 1
    assert TOTAL in late.output


def test_an_error_that_is_the_new_months_own_stops_its_report(register: Path, tmp_path: Path) -> None:
    forward(register, tmp_path / "october")
    latest = tmp_path / "october" / "latest.csv"
    latest.write_text(latest.read_text("utf-8").replace(",531,", ",540,"), "utf-8")
    made = report(tmp_path / "october")
    assert made.exit_code == 1
    assert "The rows make 513; the total is 540.  [total]" in made.output


@pytest.mark.parametrize(("until", "goes_on"), [("2026-10-14", True), ("2026-10-13", False)])
def test_what_was_let_stand_before_goes_on_until_its_own_day(
    until: str, goes_on: bool, register: Path, tmp_path: Path
) -> None:
    accepted = OWN.format(rule="total", until=until)
    register.with_name("september.accepted.toml").write_text(accepted, "utf-8")
    said = forward(register, tmp_path / "october")
    assert (TOTAL in said.output) is not goes_on
    written = (tmp_path / "october.accepted.toml").read_text("utf-8")
    assert (written == accepted) is goes_on


def test_where_nothing_is_wrong_nothing_is_let_stand(repository: Path, tmp_path: Path) -> None:
    said = forward(repository / "examples" / "estuary", tmp_path / "october")
    assert "error" not in said.output
    assert "sheet Latest performance: it says what was reported for September 2026; bring it up to date." in said.output
    assert [path.name for path in tmp_path.iterdir()] == ["october"]


@pytest.mark.parametrize(
    ("month", "day"), [("2026-12", "31 March 2027"), ("2027-08", "30 November 2027"), ("9999-11", "31 December 9999")]
)
def test_the_last_day_follows_the_month_that_is_started(month: str, day: str, register: Path, tmp_path: Path) -> None:
    assert f"let stand until {day}:" in forward(register, tmp_path / "later", month).output


def test_the_real_reports_errors_do_not_stop_the_month_after_it(seed_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "may.xlsx"
    said = belisha("convert", seed_path, "--to", "workbook", "--forward", "2017-05", "--out", out)
    assert "2 errors of the month before" in said.output
    made = belisha("report", out, "--period", "2017-05", "--to", "json", "--out", tmp_path)
    assert made.exit_code == 0, made.output
