"""The documentation says what is true: its commands run, and its reference is written from the code."""

import doctest
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet
from tools.write_reference import FOLDER, pages

from belisha.cli import main

ROOT = Path(__file__).resolve().parent.parent
WALKED = sorted(
    path.relative_to(ROOT).as_posix() for kind in ("tutorial", "how-to") for path in (ROOT / "docs" / kind).glob("*.md")
)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", pages())
def test_the_reference_is_written_from_the_code_as_it_is(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == pages()[name], "run tools/write_reference.py and commit what it writes"


@pytest.mark.filterwarnings("ignore")
def test_what_the_tutorial_does_on_spark_prints_what_it_shows(
    spark_sql: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    page = (ROOT / "docs" / "tutorial" / "analysis.md").read_text("utf-8")
    everything = doctest.DocTestParser().get_doctest(page.replace("# doctest: +SKIP", ""), {}, "analysis.md", None, 0)
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=FLAGS).run(everything, out=said.append)
    assert result.attempted > page.count("+SKIP") > 0
    assert not result.failed, "".join(said)


def steps(page: str) -> Iterator[tuple[str, str]]:
    """What a page has one do, in order: ("type", a command line and what it prints) and ("by hand", which)."""
    pattern = re.compile(r"^ *```console\n(.*?)^ *```|^ *% by hand: (\w+)$", re.MULTILINE | re.DOTALL)
    for match in pattern.finditer(page):
        if match[2]:
            yield "by hand", match[2]
            continue
        indent = len(match[1]) - len(match[1].lstrip(" "))
        lines = [line[indent:] for line in match[1].splitlines()]
        for typed in "\n".join(lines).split("$ ")[1:]:
            yield "type", typed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example's files and a folder of several councils' sources, to work in."""
    examples = ROOT / "examples"
    for name in ("estuary.xlsx", "estuary-report-2026-08.txt", "waiting-times.csv"):
        shutil.copy(examples / name, tmp_path / name)
    (tmp_path / "councils").mkdir()
    shutil.copy(examples / "estuary-report-2026-08.txt", tmp_path / "councils" / "north.txt")
    shutil.copytree(examples / "estuary", tmp_path / "councils" / "south")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill_in_september(folder: Path) -> None:
    """What the tutorial has one type into the workbook."""
    book = openpyxl.load_workbook(folder / "september.xlsx")
    write(book["Values"], "EP 1.4", {"Value": 171})
    write(book["Values"], "EP 1.3", {"Why there is no value": "Not yet available"})
    said = {
        "Expected outcome": "Some slippage against target",
        "Commentary": "More fly-tips were cleared within a day.",
    }
    write(book["Judgements"], "EP 1.4", said)
    book.save(folder / "september.xlsx")


def write(sheet: Worksheet, code: str, texts: dict[str, object]) -> None:
    """Fill in an indicator's first row, which is the one marked to be filled in."""
    rows = sheet.iter_rows()
    headings = next([cell.value for cell in row] for row in rows if row[1].value == "Code")
    row = next(row for row in rows if row[1].value == code)
    assert row[0].value == "To fill in"
    for heading, text in texts.items():
        row[headings.index(heading)].value = text


BY_HAND: dict[str, Callable[[Path], None]] = {"fill_in_september": fill_in_september}


@pytest.mark.parametrize("page", WALKED)
def test_what_a_page_has_one_type_works_and_prints_what_it_shows(page: str, folder: Path) -> None:
    done = 0
    for kind, what in steps((ROOT / page).read_text("utf-8")):
        done += 1
        if kind == "by hand":
            BY_HAND[what](folder)
            continue
        typed, _, shown = what.partition("\n")
        program, *arguments = shlex.split(typed)
        assert program == "belisha"
        arguments = [
            found
            for each in arguments
            for found in ([str(path) for path in sorted(folder.glob(each))] if "*" in each else [each])
        ]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, f"{typed}\n{result.output}\n{result.exception}"
        if shown.strip():
            assert doctest.OutputChecker().check_output(shown, result.output, FLAGS), (
                f"{typed} prints:\n{result.output}"
            )
    assert done
