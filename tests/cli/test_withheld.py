"""``belisha report`` prints no withheld figure, in any of its formats."""

import csv
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from lxml import html
from openpyxl import load_workbook

from belisha.cli import main
from belisha.cli.session import Session

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "estuary"
NOW = datetime(2026, 10, 14, 9, 0)  # noqa: DTZ001
CODE = "ZZ 9.9"
FIGURE = "77,431"
"""A figure that is withheld although it is not small, since no other text of the report happens to have it."""


def belisha(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), obj=Session(now=lambda: NOW))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The example with one more indicator: cumulative, 3 people more in September than in August."""
    folder = tmp_path / "register"
    shutil.copytree(EXAMPLE, folder)
    add(
        folder,
        "indicators",
        code=CODE,
        title="Children who came to harm",
        aim="HOME",
        polarity="minimise",
        aggregation="cumulative",
        kind="count",
        unit="number",
        decimals="0",
        sensitive="true",
    )
    for month, value in (("07", "77400"), ("08", "77428"), ("09", "77431")):
        add(folder, "values", indicator=CODE, period=f"2026-{month}", value=value)
    add(folder, "targets", indicator=CODE, period="2026-09", value="60000")
    add(
        folder,
        "judgements",
        indicator=CODE,
        period="2026-09",
        outcome="at_risk",
        commentary=f"Three came in September, so that it is {FIGURE} now.",
    )
    return folder


def add(folder: Path, table: str, **cells: str) -> None:
    """One more row, in a column of its own where the table has none of that name."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(dict.fromkeys([*rows[0], *cells]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows([*rows, cells])


def page(path: Path) -> str:
    return html.fromstring(path.read_bytes()).text_content() + path.read_text("utf-8")


def sheets(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def printed(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing: apt install poppler-utils")
    return subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout


READ: dict[str, Callable[[Path], str]] = {
    "html": page,
    "pdf": printed,
    "docx": word,
    "xlsx": sheets,
    "json": lambda path: path.read_text("utf-8"),
    "data": lambda path: "\n".join(file.read_text("utf-8") for file in path.iterdir()),
}


@pytest.mark.parametrize("form", READ)
def test_no_format_prints_it_and_each_says_that_it_is_withheld(form: str, register: Path, tmp_path: Path) -> None:
    said = belisha("report", register, "--to", form, "--out", tmp_path / "out")
    assert said.exit_code == 0, said.output
    text = READ[form](next((tmp_path / "out").iterdir()))
    assert not re.search("77,?431", text)
    assert re.search("77,?428", text)
    assert "Withheld" in text or "withheld" in text
    assert "Counts of 1 to 5 people are withheld" in text.replace("\n", " ") or form == "data"
    assert "[c] came in September" in text.replace("\n", " ") or form == "data"


def test_a_draft_prints_it_no_more_than_a_release(register: Path, tmp_path: Path) -> None:
    said = belisha("report", register, "--draft", "--to", "json", "--out", tmp_path / "out")
    assert said.exit_code == 0, said.output
    assert not re.search("77,?431", next((tmp_path / "out").iterdir()).read_text("utf-8"))


def test_the_report_says_how_much_it_withholds(register: Path, tmp_path: Path) -> None:
    said = belisha("report", register, "--to", "json", "--out", tmp_path / "out")
    assert "7 figures withheld of what is marked as sensitive; belisha check says which and why" in said.output


def test_the_checks_say_what_is_withheld_and_why_and_where_the_commentary_says_it(register: Path) -> None:
    said = belisha("check", register)
    assert f"{CODE}, September 2026  The figure is withheld: a small one could be worked out from it." in said.output
    assert "The commentary says a figure that is withheld; the report prints [c] in its place." in said.output
    assert "[recoverable]" not in said.output
    assert said.exit_code == 0


def test_a_figure_that_an_officer_withheld_and_the_others_tell_is_an_error(register: Path) -> None:
    values = register / "values.csv"
    values.write_text(values.read_text("utf-8").replace(f"{CODE},2026-08,77428,", f"{CODE},2026-08,,withheld"), "utf-8")
    indicators = register / "indicators.csv"
    text = indicators.read_text("utf-8")
    indicators.write_text(text[: text.index(CODE)] + text[text.index(CODE) :].replace("true", "false"), "utf-8")
    said = belisha("check", register)
    assert said.exit_code == 0
    values.write_text(values.read_text("utf-8").replace("77431", "77402"), "utf-8")
    said = belisha("check", register)
    assert said.exit_code == 1
    assert "lies between 77400 and 77402.  [recoverable]" in said.output
