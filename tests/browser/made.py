"""The pages that commands make besides the report, of the examples."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from belisha.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENT = EXAMPLES / "estuary-report-2026-08.txt"
COMMANDS = {
    "findings": ("check", "august.txt", "--format", "html", "--out", "made.html"),
    "findings of many": ("check", str(DOCUMENT), "august.txt", "--format", "html", "--out", "made"),
    "process charts": (
        *("spc", str(EXAMPLES / "waiting-times.csv"), "--target", "85"),
        *("--rebase", "South clinic=2024-10,second site closed", "--out", "made.html"),
    ),
    "benchmarks": ("benchmark", str(EXAMPLES / "estuary"), "--to", "html", "--out", "made.html"),
    "demo": ("demo", "--out", "made"),
    "track record": ("track", str(EXAMPLES / "estuary"), "--to", "html", "--out", "made.html"),
}
"""How each page is made, in a folder with a report in which two figures do not agree."""


def make_page(name: str, folder: Path) -> Path:
    """Make the page in ``folder``, the current one."""
    text = DOCUMENT.read_text("utf-8")
    (folder / "august.txt").write_text(text.replace("\t539\t2,626\t", "\t593\t2,626\t"), "utf-8")
    result = CliRunner().invoke(main, list(COMMANDS[name]))
    out = folder / COMMANDS[name][-1]
    page = out / "index.html" if out.is_dir() else out
    assert page.is_file(), result.output
    return page
