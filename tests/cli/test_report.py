"""``belisha report`` on one source: what it makes, what it says, and what it refuses."""

import json
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from belisha.cli import main
from belisha.cli.session import Session

STEM = "monthly-performance-report-2026-08-v1.0"
NOW = datetime(2030, 1, 2, 3, 4)  # noqa: DTZ001 - the reader's own wall clock is meant


@pytest.fixture
def document(repository: Path) -> Path:
    """An earlier report of the example's, as text."""
    return repository / "examples" / "estuary-report-2026-08.txt"


@pytest.fixture
def register(repository: Path) -> Path:
    """The example's data package."""
    return repository / "examples" / "estuary"


def belisha(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], obj=Session(now=lambda: NOW))


def identity(out: Path) -> dict[str, str]:
    """What the stored report in a folder says of itself."""
    (path,) = out.glob("*.json")
    found: dict[str, str] = json.loads(path.read_bytes())["identity"]
    return found


def test_all_six_formats_are_made_and_named_after_publication_period_and_version(
    document: Path, tmp_path: Path
) -> None:
    result = belisha("report", document, "--out", tmp_path / "a b ü")
    assert result.exit_code == 0, result.output
    made = {path.name for path in (tmp_path / "a b ü").iterdir()}
    assert made == {f"{STEM}{end}" for end in (".pdf", ".html", ".docx", ".xlsx", ".json", "-data")}


def test_it_says_what_it_read_and_made_and_how_long_it_took(document: Path, tmp_path: Path) -> None:
    lines = belisha("report", document, "--to", "html,data", "--out", tmp_path).output.splitlines()
    assert lines[0] == (
        f"Read     {document}: report document, text; Estuary Borough Council; Monthly Performance Report; August 2026"
    )
    assert "42 indicators" in lines[1]
    assert lines[2].endswith("lines, every one accounted for")
    made = [line for line in lines if STEM in line]
    assert made[0].endswith(" KB")
    assert made[1].endswith("files)")
    assert lines[-1].startswith("Took     ")


def test_without_a_moment_the_source_says_when_it_was_made(document: Path, tmp_path: Path) -> None:
    assert belisha("report", document, "--to", "json", "--out", tmp_path).exit_code == 0
    assert identity(tmp_path)["generated_code"] == "2026-09-16T10:15"


def test_a_moment_that_is_given_goes_before_the_sources(document: Path, tmp_path: Path) -> None:
    belisha("report", document, "--to", "json", "--out", tmp_path, "--generated", "2026-12-24T08:00")
    assert identity(tmp_path)["generated_code"] == "2026-12-24T08:00"


def test_where_the_source_has_no_moment_the_clock_is_asked(document: Path, tmp_path: Path) -> None:
    text = document.read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("Generated on"))
    without = tmp_path / "without.txt"
    without.write_text(text.replace(line, ""), "utf-8")
    belisha("report", without, "--to", "json", "--out", tmp_path)
    assert identity(tmp_path)["generated_code"] == "2030-01-02T03:04"


def test_release_draft_organisation_and_period_are_taken(register: Path, tmp_path: Path) -> None:
    options = ("--release", "2.1", "--draft", "--organisation", "Saltmarsh Council", "--period", "2026-06")
    result = belisha("report", register, "--to", "json", "--out", tmp_path, *options)
    assert result.exit_code == 0, result.output
    said = identity(tmp_path)
    assert (said["version"], said["organisation"], said["period"]["code"]) == ("2.1", "Saltmarsh Council", "2026-06")  # type: ignore[index]
    assert said["draft"]
    assert [path.name for path in tmp_path.iterdir()] == ["monthly-performance-report-2026-06-v2.1-draft.json"]


def test_an_edition_holds_its_own_indicators(register: Path, tmp_path: Path) -> None:
    committee = "Place and Environment Scrutiny"
    result = belisha(
        "report", register, "--to", "json", "--out", tmp_path, "--edition", f"committee={committee.lower()}"
    )
    assert result.exit_code == 0, result.output
    (path,) = tmp_path.iterdir()
    aims = json.loads(path.read_bytes())["indicators"]["aims"]
    assert {entry["committee"] for aim in aims for entry in aim["entries"]} == {committee}


def test_an_edition_that_is_not_there_is_answered_with_those_that_are(register: Path, tmp_path: Path) -> None:
    result = belisha("report", register, "--out", tmp_path, "--edition", "committee=Place and Environmental Scrutiny")
    assert result.exit_code == 2
    assert "Did you mean “Place and Environment Scrutiny”?" in result.output
    assert list(tmp_path.iterdir()) == []


def test_every_indicator_can_have_a_detail_page(register: Path, tmp_path: Path) -> None:
    counts = {}
    for detail in ("adverse", "all"):
        assert belisha("report", register, "--to", "json", "--out", tmp_path, "--detail", detail).exit_code == 0
        report = json.loads(next(tmp_path.iterdir()).read_bytes())
        counts[detail] = sum(len(group["details"]) for group in report["detail"]["groups"])
    assert counts == {"adverse": 17, "all": 42}


def test_an_earlier_source_says_what_has_changed(register: Path, document: Path, tmp_path: Path) -> None:
    assert belisha("report", register, "--to", "json", "--out", tmp_path, "--previous", document).exit_code == 0
    with_earlier = next(tmp_path.iterdir()).read_bytes()
    assert belisha("report", register, "--to", "json", "--out", tmp_path).exit_code == 0
    assert json.loads(with_earlier)["glance"] != json.loads(next(tmp_path.iterdir()).read_bytes())["glance"]


def test_an_earlier_release_that_is_later_is_refused(register: Path, document: Path, tmp_path: Path) -> None:
    ran = belisha("report", document, "--to", "json", "--out", tmp_path, "--earlier", register, "--earlier", document)
    assert ran.exit_code == 2
    assert ran.output.count("--earlier: ") == 2
    assert "Expected a source of a month before August 2026" in ran.output


def test_a_month_begun_without_values_says_how_to_report_it(register: Path, tmp_path: Path) -> None:
    october = tmp_path / "october"
    assert belisha("convert", register, "--to", "package", "--forward", "2026-10", "--out", october).exit_code == 0
    ran = belisha("report", october, "--previous", register, "--to", "json", "--out", tmp_path / "made")
    assert ran.exit_code == 2
    assert "Expected a source of a month before September 2026, or --period 2026-10 for October 2026" in ran.output


def test_lines_that_became_nothing_are_shown_with_their_numbers(document: Path, tmp_path: Path) -> None:
    text = document.read_text("utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("Generated on"))
    odd = tmp_path / "odd.txt"
    odd.write_text(text.replace(line, f"{line}\n\nfoo\tbar\tbaz\n"), "utf-8")
    result = belisha("report", odd, "--to", "json", "--out", tmp_path)
    number = odd.read_text("utf-8").splitlines().index("foo\tbar\tbaz") + 1
    assert result.exit_code == 0, result.output
    assert "1 line that became nothing" in result.output
    assert f"line {number}: foo" in result.output


def test_what_cannot_be_read_is_refused_with_what_to_do_and_nothing_is_made(tmp_path: Path) -> None:
    source = tmp_path / "letter.txt"
    source.write_text("Dear Sir or Madam,\n\nthank you for your letter.\n", "utf-8")
    result = belisha("report", source, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "letter.txt cannot be read" in result.output
    assert "no table of indicators was found in it" in result.output
    assert not (tmp_path / "out").exists()


def test_a_report_loads_only_what_its_source_and_formats_need(document: Path, tmp_path: Path) -> None:
    code = "import sys, belisha.cli; belisha.cli.main(sys.argv[1:], standalone_mode=False); print(*sys.modules)"
    command = [sys.executable, "-c", code, "report", str(document), "--to", "json", "--no-analysis"]
    command += ["--out", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    needless = {
        "docx",
        "jinja2",
        "lxml",
        "narwhals",
        "openpyxl",
        "pikepdf",
        "polars",
        "typst",
        "xlsxwriter",
        "urllib.request",
    }
    assert "msgspec" in loaded
    assert loaded.isdisjoint(needless | {"belisha.exchange.workbook", "belisha.exchange.package", "multiprocessing"})


def test_the_same_source_and_moment_give_the_same_bytes(document: Path, tmp_path: Path) -> None:
    for folder in ("first", "second"):
        assert belisha("report", document, "--out", tmp_path / folder).exit_code == 0
    first, second = (
        {
            path.relative_to(tmp_path / folder).as_posix(): path.read_bytes()
            for path in (tmp_path / folder).rglob("*.*")
            if path.is_file()
        }
        for folder in ("first", "second")
    )
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("number", ["1.x", "../../x", "", "1.0.0.0.0", "-1"])
def test_a_version_is_a_number(register: Path, tmp_path: Path, number: str) -> None:
    result = belisha("report", register, "--to", "json", "--out", tmp_path, "--release", number)
    assert result.exit_code == 2
    assert f"'{number}' is no version. Write it in numbers, like 1.0." in result.output


def test_a_month_that_has_only_begun_is_named_where_the_one_before_is_reported(document: Path, tmp_path: Path) -> None:
    begun = tmp_path / "september.xlsx"
    assert belisha("convert", document, "--to", "workbook", "--forward", "2026-09", "--out", begun).exit_code == 0
    said = belisha("report", begun, "--to", "json", "--out", tmp_path).output
    assert "The source is of September 2026, its latest values of August 2026" in said
    assert "--period 2026-09" in said


def test_a_document_is_of_the_month_it_states_though_one_row_goes_further(document: Path, tmp_path: Path) -> None:
    slipped = tmp_path / "slipped.txt"
    text, count = re.subn(r"(Aim to \w+\t)August 2026\t", r"\1September 2026\t", document.read_text("utf-8"), count=1)
    slipped.write_text(text, "utf-8")
    result = belisha("report", slipped, "--to", "json", "--out", tmp_path)
    assert (count, result.exit_code) == (1, 0)
    assert "Monthly Performance Report; August 2026" in result.output
    assert (tmp_path / "monthly-performance-report-2026-08-v1.0.json").is_file()


def test_a_colour_that_cannot_be_read_is_told(register: Path, tmp_path: Path) -> None:
    pale = tmp_path / "register"
    shutil.copytree(register, pale)
    organisation = pale / "organisation.csv"
    organisation.write_text(re.sub("#[0-9a-f]{6}", "#ffdd00", organisation.read_text("utf-8"), count=1), "utf-8")
    assert "#ffdd00, is too pale" in belisha("report", pale, "--to", "json", "--out", tmp_path).output
    assert "too pale" not in belisha("report", register, "--to", "json", "--out", tmp_path).output
