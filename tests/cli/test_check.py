"""``belisha check``: its forms, its exit codes, and what is let stand."""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from belisha.cli import main
from belisha.cli.session import Session

DOCUMENT = Path(__file__).resolve().parents[2] / "examples" / "estuary-report-2026-08.txt"
NOW = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001


def run(*arguments: str | Path, now: datetime = NOW) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], obj=Session(now=lambda: now))


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The example's document with a total that its rows do not make."""
    path = tmp_path / "august.txt"
    path.write_text(DOCUMENT.read_text("utf-8").replace("\t539\t2,626\t", "\t593\t2,626\t"), "utf-8")
    return path


def test_the_example_passes(tmp_path: Path) -> None:
    result = run(DOCUMENT, "--fail-on", "warning")
    assert result.exit_code == 0
    assert "\nFound    40 notes" in result.output


def test_an_error_is_told_with_its_line_and_ends_with_1(wrong: Path) -> None:
    result = run(wrong)
    assert result.exit_code == 1
    assert "error    line 691" in result.output
    assert "The rows make 539; the total is 593.  [total]" in result.output


def test_as_json(wrong: Path) -> None:
    rows = json.loads(run(wrong, "--format", "json").output)
    row = next(row for row in rows if row["rule"] == "total")
    assert {key: row[key] for key in ("severity", "line", "section", "indicator", "found", "expected")} == {
        "severity": "error",
        "line": 691,
        "section": "3. Community Safety Indicators",
        "indicator": "Community Safety Indicators 1",
        "found": "593",
        "expected": "539",
    }
    assert {"period", "message", "place", "evidence", "settle", "accepted", "source"} <= row.keys()


def test_a_register_has_no_lines() -> None:
    rows = json.loads(run(DOCUMENT.with_name("estuary"), "--format", "json").output)
    assert rows
    assert {row["line"] for row in rows} == {None}


def test_as_sarif(wrong: Path) -> None:
    held = json.loads(run(wrong, "--format", "sarif").output)
    (sarif,) = held["runs"]
    result = next(result for result in sarif["results"] if result["ruleId"] == "total")
    assert held["version"] == "2.1.0"
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 691}
    assert {result["ruleId"] for result in sarif["results"]} <= {
        rule["id"] for rule in sarif["tool"]["driver"]["rules"]
    }


def test_as_a_page(wrong: Path, tmp_path: Path) -> None:
    out = tmp_path / "findings.html"
    assert run(wrong, "--format", "html", "--out", out).exit_code == 1
    page = out.read_text("utf-8")
    assert "The rows make 539; the total is 593." in page
    assert page.count("<script") == page.count("<script>// Ticks") == 1
    assert " src=" not in page
    assert page.count('<li class="finding ') == page.count('class="done"') > 20


ENTRY = """
[[accepted]]
rule = "total"
indicator = "Community Safety Indicators 1"
found = "593"
expected = "539"
reason = "The police count two kinds twice."
until = 2026-12-31
"""


def test_a_finding_can_be_let_stand_until_a_day(wrong: Path) -> None:
    wrong.with_name("august.txt.accepted.toml").write_text(ENTRY, "utf-8")
    result = run(wrong)
    assert result.exit_code == 0
    assert "1 accepted" in result.output
    assert "The police count two kinds twice." in result.output
    assert run(wrong, now=datetime(2027, 1, 1, 9, 0)).exit_code == 1  # noqa: DTZ001


def test_it_returns_when_the_figures_change(wrong: Path) -> None:
    wrong.with_name("august.txt.accepted.toml").write_text(ENTRY, "utf-8")
    wrong.write_text(wrong.read_text("utf-8").replace("\t593\t", "\t594\t"), "utf-8")
    assert run(wrong).exit_code == 1


def test_what_is_wrong_in_the_file_is_said_all_at_once(wrong: Path) -> None:
    wrong.with_name("august.txt.accepted.toml").write_text('[[accepted]]\nrule = "totl"\n', "utf-8")
    result = run(wrong)
    assert result.exit_code == 1
    assert all(word in result.output for word in ("there is no rule “totl”", "no reason", "no last day"))


def test_an_earlier_release_shows_what_was_revised_unsaid(tmp_path: Path, wrong: Path) -> None:
    wrong.write_text(
        DOCUMENT.read_text("utf-8").replace("July 2026\t34.2%", "July 2026\t34.9%").replace("34.2%", "34.9%"), "utf-8"
    )
    result = run(wrong, "--earlier", DOCUMENT)
    assert "July 2026 is 34.9 here, and was 34.2 in August 2026.  [revised_unsaid]" in result.output


@pytest.fixture
def many(wrong: Path, tmp_path: Path) -> Path:
    """A folder of three sources: one with an error, one without, and one that cannot be read."""
    (tmp_path / "north").mkdir()
    shutil.copy(DOCUMENT, tmp_path / "north" / "clean one.txt")
    (tmp_path / "none.txt").write_text("nothing", "utf-8")
    return tmp_path


def test_a_folder_is_summed_up(many: Path) -> None:
    result = run(many)
    assert result.exit_code == 1
    assert "\naugust           1 error, 40 notes\nnorth/clean one  40 notes\n" in result.output
    assert "Failed   none" in result.output
    assert "total " in result.output
    assert "\nChecked  2 sources\nFound    1 error, 80 notes\n" in result.output


@pytest.mark.parametrize("form", ["text", "html", "json", "sarif"])
def test_each_source_of_a_folder_gets_its_file(many: Path, form: str, tmp_path: Path) -> None:
    result = run(many, "--format", form, "--out", many / "out")
    suffix = "txt" if form == "text" else form
    made = {path.relative_to(many / "out").as_posix() for path in (many / "out").rglob("*.*")}
    assert made == {f"august.{suffix}", f"north/clean one.{suffix}", *(["index.html"] if form == "html" else [])}
    assert "Made     2 files in " in result.output
    assert "The rows make 539; the total is 593." in (many / "out" / f"august.{suffix}").read_text("utf-8")


def test_the_page_of_many_leads_to_each(many: Path) -> None:
    run(many, "--format", "html", "--out", many / "out")
    page = (many / "out" / "index.html").read_text("utf-8")
    assert page.index('href="august.html"') < page.index('href="north/clean%20one.html"')


def test_a_source_without_findings_of_many_does_not_fail(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copy(DOCUMENT, tmp_path / f"{name}.txt")
    assert run(tmp_path).exit_code == 0
    assert run(tmp_path, "--fail-on", "warning").exit_code == 0


def test_many_sources_are_checked_by_several_processes(tmp_path: Path) -> None:
    for number in range(10):
        shutil.copy(DOCUMENT, tmp_path / f"{number}.txt")
    result = run(tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "Checked  10 sources\nFound    400 notes\n" in result.output


def test_many_sources_need_a_folder(many: Path) -> None:
    result = run(many, "--out", many / "none.txt")
    assert result.exit_code == 2
    assert "many sources need a folder" in result.output


def test_the_councils_own_words_are_spelt_right(wrong: Path) -> None:
    wrong.write_text(
        DOCUMENT.read_text("utf-8").replace("household", "houshold").replace("housholds", "houses"), "utf-8"
    )
    assert "[misspelt]" in run(wrong).output
    wrong.with_name("words.txt").write_text("# ours\nHoushold  # as the charter of 1604 has it\n", "utf-8")
    assert "[misspelt]" not in run(wrong).output
    shutil.copy(wrong, wrong.with_name("september.txt"))
    assert "words" not in [row["source"] for row in json.loads(run(wrong.parent, "--format", "json").output)]
    assert "Failed" not in run(wrong.parent).output


def test_own_words_that_are_no_text_are_said_to_be(wrong: Path) -> None:
    wrong.with_name("words.txt").write_bytes(b"\xff\xfe\xff")
    result = run(wrong)
    assert result.exit_code == 1
    assert "words.txt" in result.output


def test_a_deep_check_looks_at_what_is_made_too(wrong: Path) -> None:
    """The example's own page and PDF are in order, so it finds what a check of the source alone finds."""
    shallow, deep = (run(wrong, "--format", "json", *option).output for option in ((), ("--deep",)))
    assert json.loads(deep) == json.loads(shallow)
