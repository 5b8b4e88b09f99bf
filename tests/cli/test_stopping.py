"""Which errors stop ``belisha report``, and what it then says."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from belisha.cli import main
from belisha.cli.session import Session

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOW = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001


def report(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments), "--to", "json"], obj=Session(now=lambda: NOW))


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """The example's document with a total that its rows do not make."""
    path = tmp_path / "august.txt"
    text = (EXAMPLES / "estuary-report-2026-08.txt").read_text("utf-8")
    path.write_text(text.replace("\t539\t2,626\t", "\t593\t2,626\t"), "utf-8")
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The example's data package with a total that its rows do not make."""
    folder = tmp_path / "estuary"
    shutil.copytree(EXAMPLES / "estuary", folder)
    latest = folder / "latest.csv"
    text = latest.read_text("utf-8")
    assert text.count(",513,") == 1
    latest.write_text(text.replace(",513,", ",531,"), "utf-8")
    return folder


ACCEPTED = """
[[accepted]]
rule = "total"
indicator = "Community Safety Indicators 1"
found = "{found}"
expected = "{expected}"
reason = "The police count two kinds twice."
until = 2026-12-31
"""


def test_a_registers_error_stops_its_report_and_says_what_to_do(register: Path, tmp_path: Path) -> None:
    said = report(register, "--out", tmp_path / "out")
    assert said.exit_code == 1
    assert f"{register}: nothing was made, for the checks find 1 error." in said.output
    assert "Community Safety Indicators 1: The rows make 513; the total is 531.  [total]" in said.output
    assert f'belisha check "{register}" --format html --out findings.html' in said.output
    assert "estuary.accepted.toml" in said.output
    assert not (tmp_path / "out").exists()


def test_it_is_made_once_the_error_is_let_stand(register: Path, tmp_path: Path) -> None:
    register.with_name("estuary.accepted.toml").write_text(ACCEPTED.format(found="531", expected="513"), "utf-8")
    said = report(register, "--out", tmp_path / "out")
    assert said.exit_code == 0
    assert "1 accepted" in said.output
    assert "[total]" not in said.output


@pytest.mark.parametrize("strict", [(), ("--strict",)])
def test_a_draft_is_never_stopped(register: Path, tmp_path: Path, strict: tuple[str, ...]) -> None:
    said = report(register, "--draft", "--out", tmp_path / "out", *strict)
    assert said.exit_code == 0
    assert "The rows make 513; the total is 531.  [total]" in said.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == [
        "monthly-performance-report-2026-09-v1.0-draft.json"
    ]


def test_a_documents_errors_are_named_and_it_is_made_again(document: Path, tmp_path: Path) -> None:
    said = report(document, "--out", tmp_path / "out")
    assert said.exit_code == 0
    assert "Checked  1 error, " in said.output
    assert "The rows make 539; the total is 593.  [total]" in said.output
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_they_stop_it_where_that_is_asked_for(document: Path, tmp_path: Path) -> None:
    said = report(document, "--strict", "--out", tmp_path / "out")
    assert said.exit_code == 1
    assert "nothing was made, for the checks find 1 error." in said.output
    assert not (tmp_path / "out").exists()
    accepted = ACCEPTED.format(found="593", expected="539")
    document.with_name("august.txt.accepted.toml").write_text(accepted, "utf-8")
    assert report(document, "--strict", "--out", tmp_path / "out").exit_code == 0


def test_of_many_errors_the_first_are_named_and_the_others_counted(register: Path, tmp_path: Path) -> None:
    latest = register / "latest.csv"
    rows = latest.read_text("utf-8")
    table = [line for line in rows.splitlines(keepends=True) if line.startswith("3,1,1,")]
    for block in range(2, 9):
        copied = "".join(line.replace("3,1,1,", f"3,1,{block},", 1) for line in table)
        rows += copied.replace(",531,", f",{531 + block},")
    latest.write_text(rows, "utf-8")
    said = report(register, "--out", tmp_path / "out")
    assert said.exit_code == 1
    assert said.output.count("  [") == 5
    assert "and 3 more errors" in said.output


def test_of_many_councils_those_with_errors_are_listed_last_and_the_others_made(
    register: Path, document: Path, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / "estuary", tmp_path / "clean")
    out = tmp_path / "out"
    said = report(register, tmp_path / "clean", document, "--out", out)
    assert said.exit_code == 1
    assert "2 reports in" in said.output
    assert sorted(path.name for path in out.iterdir()) == ["august", "clean"]
    assert f"Checked  {document}: 1 error, " in said.output
    last = said.output.partition(f"Stopped  {register}: 1 error")[2]
    assert "The rows make 513; the total is 531.  [total]" in last
    assert "Failed" not in said.output
