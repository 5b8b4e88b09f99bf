"""Draw docs/report.png, the picture of the example's report in the README, from the PDF itself.

Run it when the report looks otherwise, then commit what it writes:

    .venv/bin/python tools/draw_picture.py
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst
from click.testing import CliRunner

from belisha.cli import main as belisha
from belisha.render.pdf.typeface import fonts

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "report.png"
PAGES = (1, 9, 21)
"""The cover, the first aim's indicators and an indicator's page."""

DOCUMENT = """
#set image(width: 100%)
#set block(stroke: 0.5pt + rgb("#b1b4b6"), fill: white)
#let sheet(number, width) = block(width: width, image("report.pdf", page: number))
#set page(width: 900pt, height: auto, margin: 18pt, fill: rgb("#f3f2f1"))
#grid(columns: (auto, 1fr, auto), column-gutter: 16pt, align: center + horizon, SHEETS)
"""
WIDTHS = ("216pt", "372pt", "216pt")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        CliRunner().invoke(belisha, ["demo", "--out", str(folder / "demo")], catch_exceptions=False)
        report = min((folder / "demo").glob("*.pdf"), key=lambda path: len(path.name))
        report.rename(folder / "report.pdf")
        sheets = ", ".join(f"sheet({page}, {width})" for page, width in zip(PAGES, WIDTHS, strict=True))
        source = folder / "picture.typ"
        source.write_text(DOCUMENT.replace("SHEETS", sheets), "utf-8")
        PICTURE.write_bytes(typst.compile(str(source), format="png", ppi=110, font_paths=fonts()))


if __name__ == "__main__":
    main()
