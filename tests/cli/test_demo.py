"""``belisha demo``: everything it makes, and the page that leads to it."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from belisha.cli import main


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo"


@pytest.fixture(scope="module")
def ran(out: Path) -> Result:
    return CliRunner().invoke(main, ["demo", "--out", str(out)])


class Links(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs)["href"] or "")


def test_it_makes_every_format_and_says_what_to_open(ran: Result, out: Path) -> None:
    assert ran.exit_code == 0, ran.output
    stem = "monthly-performance-report-2026-09-v1.0"
    for end in (".pdf", ".html", ".docx", ".xlsx", ".json", "-data/datapackage.json"):
        assert (out / f"{stem}{end}").is_file()
    assert ran.output.splitlines()[-1] == f"Open     {out / 'index.html'}"


def test_the_page_leads_to_everything_that_was_made(ran: Result, out: Path) -> None:
    links = [unquote(link) for link in Links((out / "index.html").read_text("utf-8")).found]
    made = {f"{path.name}/" if path.is_dir() else path.name for path in out.iterdir()}
    assert set(links) == made - {"index.html"}
    assert len(links) == len(set(links))


def test_the_page_names_the_council_and_its_counts(ran: Result, out: Path) -> None:
    page = (out / "index.html").read_text("utf-8")
    assert "Estuary Borough Council" in page
    assert "42 indicators" in page
    assert "made up" in page


def test_a_second_time_it_makes_the_same(ran: Result, out: Path, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["demo", "--out", str(tmp_path)]).exit_code == 0
    for path in out.rglob("*.*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(out)).read_bytes() == path.read_bytes()
