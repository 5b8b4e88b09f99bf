"""``belisha read`` and ``belisha reconcile``: what is in a source, and whether it came through."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from belisha.cli import main


def belisha(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def document(repository: Path) -> Path:
    return repository / "examples" / "estuary-report-2026-08.txt"


@pytest.fixture
def odd(document: Path, tmp_path: Path) -> Path:
    """The document with a line that nobody can read."""
    text = document.read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("Generated on"))
    path = tmp_path / "odd.txt"
    path.write_text(text.replace(line, f"{line}\n\nfoo\tbar\tbaz\n"), "utf-8")
    return path


def test_counts_what_lines_became_and_remarks_are_said(document: Path) -> None:
    result = belisha("read", document)
    assert result.exit_code == 0, result.output
    assert "42 indicators" in result.output
    assert "every one accounted for" in result.output
    assert "Became" in result.output
    assert "Unread" not in result.output


def test_every_line_is_shown_with_its_place_where_asked_for(document: Path) -> None:
    said = belisha("read", document, "--lines").output
    numbers = [number for number, line in enumerate(document.read_text("utf-8").splitlines(), 1) if line.strip()]
    shown = [int(line.split()[1]) for line in said.splitlines() if line.startswith("line ")]
    assert shown[: len(numbers)] == numbers


def test_unread_lines_are_listed(odd: Path) -> None:
    said = belisha("read", odd).output
    assert "1 of them unread" in said
    assert "foo" in said.partition("Unread")[2]


def test_programs_get_the_same_as_json(odd: Path) -> None:
    data = json.loads(belisha("read", odd, "--format", "json").output)
    assert data["counts"]["indicator"] == 42
    assert data["period"] == "2026-08"
    assert data["unread"] == 1
    assert [line["text"] for line in data["lines"] if not line["became"]] == ["foo\tbar\tbaz"]


def test_problems_are_said_in_words_and_as_json(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir or Madam\n", "utf-8")
    result = CliRunner().invoke(main, ["read", str(letter), "--format", "json"])
    assert result.exit_code == 1
    assert "letter.txt cannot be read: 1 problem." in result.stderr
    assert json.loads(result.stdout)["problems"][0]["found"] == "no table of indicators was found in it"


def test_a_register_has_no_lines_to_account_for(repository: Path) -> None:
    result = belisha("read", repository / "examples" / "estuary")
    assert result.exit_code == 0
    assert "42 indicators" in result.output
    assert "Became" not in result.output


def test_nothing_of_the_real_report_is_unread(seed_path: Path) -> None:
    data = json.loads(belisha("read", seed_path, "--format", "json").output)
    assert data["unread"] == 0
    assert data["counts"]["indicator"] == 34
    assert len(data["lines"]) == sum(bool(line.strip()) for line in seed_path.read_text("utf-8").splitlines())


def test_printed_and_republished_stand_in_a_table(document: Path) -> None:
    result = belisha("reconcile", document)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0].split() == [
        "place",
        "figure",
        "of",
        "period",
        "printed",
        "republished",
        "verdict",
        "why",
    ]
    assert result.output.splitlines()[-1].startswith("Figures  ")


def test_the_table_the_csv_and_the_spreadsheet_have_the_same_rows(document: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["reconcile", str(document), "--to", "csv"])
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert belisha("reconcile", document, "--to", "xlsx", "--out", tmp_path / "r.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Reconciliation"]
    cells = [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert [[cell.removeprefix("'") for cell in row] for row in rows[1:]] == cells
    (table,) = sheet.tables.values()
    assert table.ref == f"A4:H{len(cells) + 4}"
    assert f"{len(cells):,} figures: " in result.stderr


def test_what_is_equal_can_be_left_out(document: Path) -> None:
    result = CliRunner().invoke(main, ["reconcile", str(document), "--to", "csv", "--differences"])
    verdicts = {row["verdict"] for row in csv.DictReader(io.StringIO(result.stdout))}
    assert "equal" not in verdicts
    assert "written otherwise" in verdicts


def test_a_register_prints_nothing_to_reconcile(repository: Path) -> None:
    result = belisha("reconcile", repository / "examples" / "estuary")
    assert result.exit_code == 1
    assert "Expected a report document" in result.output
