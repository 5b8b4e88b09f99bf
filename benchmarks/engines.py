"""Ways to the same report as a PDF: ours, and other engines' from our web page and our Word file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BELISHA = (sys.executable, "-I", "-m", "belisha")
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


@dataclass(frozen=True, slots=True)
class Engine:
    """``command`` leaves a PDF at ``result``."""

    name: str
    command: tuple[str, ...]
    result: Path


def engines(stored: Path, page: Path, word: Path, out: Path, weasyprint: str) -> Iterator[Engine]:
    """Those that are on this machine. ``weasyprint`` is a Python that may have it."""
    made = out / "typst"
    command = (*BELISHA, "render", str(stored), "--to", "pdf", "--out", str(made))
    yield Engine("Belisha, from the stored report", command, made / f"{stored.stem}.pdf")
    if has_weasyprint(weasyprint):
        made = out / "weasyprint.pdf"
        yield Engine("WeasyPrint, from the web page", (weasyprint, "-c", _WEASYPRINT, str(page), str(made)), made)
    if browser := shutil.which("chromium") or shutil.which("google-chrome"):
        made = out / "chromium.pdf"
        options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={out / 'profile'}")
        printing = ("--no-pdf-header-footer", f"--print-to-pdf={made}", page.as_uri())
        yield Engine("Chromium, from the web page", (browser, *options, *printing), made)
    if office := shutil.which("soffice"):
        made = out / "office"
        options = (f"-env:UserInstallation={(out / 'office-profile').as_uri()}", "--headless", "--convert-to", "pdf")
        command = (office, *options, "--outdir", str(made), str(word))
        yield Engine("LibreOffice, from the Word file", command, made / f"{word.stem}.pdf")


def has_weasyprint(python: str) -> bool:
    return not subprocess.run([python, "-c", "import weasyprint"], check=False, capture_output=True).returncode
