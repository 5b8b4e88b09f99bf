"""What tests of more than one folder ask for: the real report, and programs that a machine may lack."""

import os
import shutil
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest
from hypothesis import settings

# A slow machine is no failure, and CI draws the same examples each time; elsewhere new ones are drawn.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT.parent / "shared" / "seed" / "monthly-performance-report-april-2017.txt"

# By the name that a test asks for: the commands that will do, and what to install.
TOOLS = {
    "chromium": (("chromium", "chromium-browser", "google-chrome", "chrome"), "Chromium (Debian: chromium)"),
    "soffice": (("soffice", "libreoffice"), "LibreOffice (Debian: libreoffice-writer, libreoffice-calc)"),
    "pdftoppm": (("pdftoppm",), "Poppler's tools (Debian: poppler-utils)"),
    "java": (("java",), "a Java, 17 or newer (Debian: openjdk-17-jre-headless)"),
}


def lacking(reason: str) -> NoReturn:
    """Skip on a user's machine; fail in CI, where everything has to be there."""
    if os.environ.get("CI", "").lower() in {"", "0", "false"}:
        pytest.skip(reason)
    pytest.fail(f"{reason}; in CI it has to be there", pytrace=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds ``pyproject.toml``."""
    return ROOT


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The real report of April 2017, as text; it lies beside the repository, never in it."""
    if not SEED.is_file():
        lacking(f"the real report is not at ../{SEED.relative_to(ROOT.parent)}")
    return SEED


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str], str]:
    """The path of a program by its name in TOOLS: ``need_tool("pdftoppm")``."""

    def find(name: str) -> str:
        commands, remedy = TOOLS[name]
        for command in commands:
            if path := shutil.which(command):
                return path
        lacking(f"no {name} here: install {remedy}")

    return find


@pytest.fixture(scope="session")
def spark_sql(need_tool: Callable[[str], str]) -> ModuleType:
    """``pyspark.sql``, with a Java to run it."""
    if find_spec("pyspark") is None:
        lacking("no Spark here: CI=true python3 run.py test installs it, or pip install pyspark")
    need_tool("java")
    return import_module("pyspark.sql")


@pytest.fixture(scope="session")
def chromium(need_tool: Callable[[str], str]) -> str:
    """The path of a Chromium, as Playwright's ``executable_path``."""
    return need_tool("chromium")


@pytest.fixture(scope="session")
def soffice(need_tool: Callable[[str], str]) -> str:
    """The path of LibreOffice's ``soffice``."""
    return need_tool("soffice")


@pytest.fixture(scope="session")
def pdftoppm(need_tool: Callable[[str], str]) -> str:
    """The path of ``pdftoppm``, which turns the pages of a PDF into pictures."""
    return need_tool("pdftoppm")
