"""``belisha convert`` and ``belisha new``: sources into workbooks and packages."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from belisha.cli import main
from belisha.domain.period import Period
from belisha.exchange import read_source


def belisha(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def register(repository: Path) -> Path:
    return repository / "examples" / "estuary"


@pytest.mark.parametrize("kind", ["workbook", "package"])
def test_a_source_becomes_the_same_facts_in_the_other_form(kind: str, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "the register – ü"
    result = belisha("convert", register, "--to", kind, "--out", out)
    assert result.exit_code == 0, result.output
    assert f"Made     {out}" in result.output
    assert read_source(out).facts == read_source(register).facts


def test_a_package_whose_name_ends_in_zip_is_one_file(register: Path, tmp_path: Path) -> None:
    for name in ("register.zip", "again.ZIP"):
        result = belisha("convert", register, "--to", "package", "--out", tmp_path / name)
        assert result.exit_code == 0, result.output
        assert (tmp_path / name).is_file()
        assert read_source(tmp_path / name).facts == read_source(register).facts
    assert (tmp_path / "register.zip").read_bytes() == (tmp_path / "again.ZIP").read_bytes()


def test_without_a_place_it_is_named_after_the_source_in_this_folder(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert belisha("convert", register, "--to", "workbook").exit_code == 0
    assert belisha("convert", "estuary.xlsx", "--to", "package").exit_code == 0
    assert belisha("convert", "estuary.xlsx", "--to", "workbook", "--forward", "2026-10").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "estuary-2026-10.xlsx",
        "estuary-package",
        "estuary.xlsx",
    ]


def test_the_next_month_has_a_row_to_fill_in_for_each_monthly_indicator(register: Path, tmp_path: Path) -> None:
    out = tmp_path / "october.xlsx"
    result = belisha("convert", register, "--to", "workbook", "--out", out, "--forward", "2026-10")
    assert result.exit_code == 0, result.output
    assert read_source(out).facts.publication.period == Period.month(2026, 10)


@pytest.mark.parametrize(("month", "says"), [("2026-08", "not after"), ("FY2026-27", "is not a month")])
def test_a_month_that_cannot_be_next_is_refused(month: str, says: str, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    result = belisha("convert", register, "--to", "workbook", "--out", out, "--forward", month)
    assert result.exit_code == 1
    assert says in result.output
    assert not out.exists()


def test_what_is_to_be_settled_is_listed_and_marked(seed_path: Path, tmp_path: Path) -> None:
    result = belisha("convert", seed_path, "--to", "workbook", "--out", tmp_path / "seed.xlsx")
    assert result.exit_code == 0, result.output
    listed = [line for line in result.output.splitlines() if "at risk or some slippage?" in line]
    codes = ["CP 3.2", "CP 3.3", "CP 3.4", "CP 3.8", "CP 3.9", "CP 3.10"]
    assert [line.split(", ")[1] for line in listed] == codes
    book = openpyxl.load_workbook(tmp_path / "seed.xlsx", read_only=True)
    texts = [str(value) for row in book["Judgements"].iter_rows(values_only=True) for value in row if value]
    assert sum("Settle" in text for text in texts) >= len(codes)


def test_a_name_that_is_given_is_no_longer_to_be_settled(seed_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "seed.xlsx"
    result = belisha("convert", seed_path, "--to", "workbook", "--out", out, "--organisation", "Saltmarsh Council")
    assert "is this the organisation's name?" not in result.output
    organisation = read_source(out).facts.organisation
    assert (organisation.name, organisation.name_derived) == ("Saltmarsh Council", False)


@pytest.mark.parametrize(
    "arguments", [["convert", "{register}", "--to", "workbook"], ["convert", "{register}", "--to", "package"], ["new"]]
)
def test_what_stands_there_is_not_replaced_unless_told(arguments: list[str], register: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    arguments = [each.format(register=register) for each in arguments]
    if "package" in arguments:
        out.mkdir()
    else:
        out.write_bytes(b"a month's work")
    result = belisha(*arguments, "--out", out)
    assert result.exit_code == 1
    assert "--replace" in result.output
    assert out.is_dir() or out.read_bytes() == b"a month's work"
    assert belisha(*arguments, "--out", out, "--replace").exit_code == 0
    assert out.is_dir() or out.read_bytes() != b"a month's work"


def test_a_blank_workbook_says_what_to_do_and_what_is_missing(tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    result = belisha("new", "--to", "workbook", "--out", out)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == f"Next     Fill it in, then: belisha report {out}"
    refused = belisha("report", out, "--out", tmp_path)
    assert refused.exit_code == 1
    assert "sheet Organisation" in refused.output


@pytest.mark.parametrize("which", ["example", "seed"])
def test_a_document_its_workbook_and_its_package_give_the_same_report(
    which: str, repository: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    document = repository / "examples" / "estuary-report-2026-08.txt"
    if which == "seed":
        document = request.getfixturevalue("seed_path")
    assert belisha("convert", document, "--to", "workbook", "--out", tmp_path / "register.xlsx").exit_code == 0
    assert (
        belisha("convert", tmp_path / "register.xlsx", "--to", "package", "--out", tmp_path / "package").exit_code == 0
    )
    made = []
    for number, source in enumerate((document, tmp_path / "register.xlsx", tmp_path / "package")):
        out = tmp_path / str(number)
        # A draft, for the real report's errors would stop its register's report.
        assert belisha("report", source, "--to", "html,data,json", "--draft", "--out", out).exit_code == 0
        files = [path for path in out.rglob("*") if path.is_file()]
        made.append({path.relative_to(out).as_posix(): path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert made[1] == made[2]
