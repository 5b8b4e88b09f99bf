"""``belisha demo``: the example council's report in every format, with a page to open."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click
from msgspec.structs import replace

from belisha.cli import options
from belisha.cli.console import count_text, say, show_made
from belisha.cli.delivery import deliver
from belisha.cli.engine import analysis
from belisha.cli.index_page import Link, index_page
from belisha.cli.session import Session
from belisha.domain.problems import Problem, SourceError
from belisha.exchange import read_source
from belisha.render import Format, Output, render
from belisha.report.compose import compose
from belisha.report.model import Report
from belisha.report.request import Edition, EditionKind, Request

PACKAGE, WORKBOOK, DOCUMENT = "estuary", "estuary.xlsx", "estuary-report-2026-08.txt"
"""The example council's register as a data package and as a workbook, and an earlier report of its as text."""
INDEX = "index.html"

_WHAT = {
    Format.PDF: "PDF, to print or to send",
    Format.HTML: "Web page, for any screen",
    Format.DOCX: "Word document, to edit",
    Format.XLSX: "Spreadsheet, with every figure in accessible tables",
    Format.DATA: "Open data: CSV files and what their columns mean",
    Format.JSON: "JSON: the report itself, of which belisha render makes all the others",
}
_OF_EDITION = {Format.PDF: "PDF of the edition", Format.HTML: "Web page of the edition"}
_SOURCES = {
    WORKBOOK: "The register, as the workbook that officers fill in",
    DOCUMENT: "The report of August 2026, as somebody saved it as text",
}


@click.command("demo", epilog=options.examples("demo", "demo --out somewhere-else"))
@click.option("--out", type=options.FOLDER, default=Path("demo"), show_default=True, help="Folder for the files.")
@click.pass_obj
def command(session: Session, out: Path) -> None:
    """Report a made-up council in every format, with an index page to open.

    The council, its people and its figures are invented, and show everything that a report can have.
    """
    start = perf_counter()
    examples = examples_folder()
    facts = read_source(examples / PACKAGE).facts
    request = Request(generated=facts.publication.generated or session.now())
    whole = compose(facts, request, analyse=analysis())
    edition = Edition(EditionKind.COMMITTEE, facts.committees[0])
    part = compose(facts, replace(request, edition=edition), analyse=analysis())
    groups = {
        "The report": _rendered(whole, _WHAT),
        f"Its edition for one committee, {facts.committees[0]}": _rendered(part, _OF_EDITION),
        "What it is made from": [
            (Output(name, (examples / name).read_bytes()), what) for name, what in _SOURCES.items()
        ],
    }
    page = index_page(whole, {title: _links(files) for title, files in groups.items()})
    made = deliver([*(output for files in groups.values() for output, _ in files), Output(INDEX, page)], out)
    say("Read", f"the example, {facts.organisation.name}: {count_text(len(facts.histories), 'indicator')}")
    show_made(made)
    say("Took", f"{perf_counter() - start:.1f} s")
    say("Open", str(out / INDEX))


def examples_folder() -> Path:
    """The example council's files: in the installed package, or beside the source. Raises SourceError."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "examples", package.parents[1] / "examples"):
        if (folder / PACKAGE).is_dir():
            return folder
    problem = Problem(
        place=str(package / "examples"),
        found="there is no such folder",
        expected="the example council, which comes with Belisha",
        remedy="Install Belisha again.",
    )
    raise SourceError("The example", [problem])


def _rendered(report: Report, formats: dict[Format, str]) -> list[tuple[Output, str]]:
    return [(output, what) for form, what in formats.items() for output in render(report, [form])]


def _links(files: list[tuple[Output, str]]) -> list[Link]:
    """A link to each file; the files of a folder under one link, to the folder."""
    links: dict[str, Link] = {}
    for output, what in files:
        first, slash, _ = output.name.partition("/")
        size = len(output.data) + (links[first].size if first in links else 0)
        links[first] = Link(first + slash, what, size)
    return list(links.values())
