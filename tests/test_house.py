"""The repository keeps its own rules: those of CONTRIBUTING that can be seen by reading its files."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest

from belisha.cli import main as belisha

ROOT = Path(__file__).resolve().parent.parent
NAMED_AFTER_NOTHING = {"utils", "util", "helpers", "helper", "common", "base", "misc", "manager", "service", "services"}
LOCKED = ("requirements.txt", "requirements-dev.txt", "requirements-spark.txt")


@cache
def tracked() -> tuple[str, ...]:
    """The paths that git holds, relative to the repository."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git clone: these rules are about what git holds")
    return tuple(name for name in listing.stdout.split("\0") if (ROOT / name).is_file())


def python_files(folder: str = "") -> Iterator[tuple[str, str]]:
    """The names and texts of our modules below a folder."""
    for name in tracked():
        if name.startswith(folder) and name.endswith(".py"):
            yield name, (ROOT / name).read_text("utf-8")


def nodes(folder: str) -> Iterator[tuple[str, ast.AST]]:
    """Every syntax node of the modules below a folder, with its place."""
    for name, text in python_files(folder):
        for node in ast.walk(ast.parse(text, name)):
            yield f"{name}:{getattr(node, 'lineno', 1)}", node


def imported(node: ast.AST) -> list[str]:
    """The top-level names of what a node imports."""
    if isinstance(node, ast.Import):
        return [alias.name.split(".")[0] for alias in node.names]
    return [(node.module or "").split(".")[0]] if isinstance(node, ast.ImportFrom) else []


def test_no_python_file_is_longer_than_400_lines() -> None:
    lengths = {name: text.count("\n") for name, text in python_files()}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    functions = (
        (place, node.name, node.end_lineno - node.lineno + 1)
        for place, node in nodes("src/")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    )
    assert [function for function in functions if function[2] > 40] == []


def test_no_file_is_named_after_nothing() -> None:
    assert [name for name in tracked() if Path(name).stem in NAMED_AFTER_NOTHING] == []


def test_no_lock_with_addresses_is_held() -> None:
    assert [name for name in tracked() if Path(name).name in {"uv.lock", "poetry.lock", "Pipfile.lock"}] == []


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    foreign = re.compile(rb"://[^/\s]*(pypi|pythonhosted|npmjs|debian)\b|(?<![\w./-])/(root|work|farm|home)/\w")
    found = [
        (name, number, line[:80])
        for name in tracked()
        if b"\0" not in (content := (ROOT / name).read_bytes())
        for number, line in enumerate(content.splitlines(), 1)
        if foreign.search(line)
    ]
    assert found == []


def test_the_domain_imports_the_standard_library_and_what_values_are_made_of() -> None:
    allowed = sys.stdlib_module_names | {"belisha", "msgspec"}
    found = [(place, name) for place, node in nodes("src/belisha/domain/") for name in imported(node)]
    assert found
    assert [row for row in found if row[1] not in allowed] == []


def is_thawed(node: ast.ClassDef) -> bool:
    """Whether a value class of ours can be changed: it is not frozen, or has a field that is not."""
    fields = [ast.unparse(part.annotation) for part in node.body if isinstance(part, ast.AnnAssign)]
    if any(re.search(r"\b(list|dict|set|bytearray)\b", field) for field in fields):
        return True
    head = ", ".join(map(ast.unparse, [*node.decorator_list, *node.bases, *node.keywords]))
    return bool(re.search(r"\b(dataclass|Struct)\b", head)) and "frozen=True" not in head


def test_no_value_is_a_dataclass_which_every_process_would_have_to_compile() -> None:
    assert [place for place, node in nodes("src/") for name in imported(node) if name == "dataclasses"] == []


@pytest.mark.parametrize("folder", ["src/belisha/domain/", "src/belisha/report/"])
def test_values_are_frozen_all_the_way_down(folder: str) -> None:
    classes = [(place, node) for place, node in nodes(folder) if isinstance(node, ast.ClassDef)]
    assert classes
    assert [place for place, node in classes if is_thawed(node)] == []


def test_renderers_import_what_a_report_is_and_not_how_it_is_made() -> None:
    report = {
        "model",
        "analysis_model",
        "chart_model",
        "part",
        "codec",
        "words",
        "table_words",
        "wording",
        "process_page",
        "tables_page",
    }
    imports = [
        (place, node.module or "") for place, node in nodes("src/belisha/render/") if isinstance(node, ast.ImportFrom)
    ]
    ours = [(place, module.split(".")) for place, module in imports if module.startswith("belisha.report")]
    assert ours
    assert [place for place, module in ours if module[2:3] == [] or module[2] not in report] == []


@pytest.mark.parametrize("folder", ["src/belisha/domain/", "src/belisha/report/"])
def test_nothing_between_facts_and_report_opens_a_file(folder: str) -> None:
    calls = [
        (place, node.func.id)
        for place, node in nodes(folder)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert calls
    assert [call for call in calls if call[1] in {"open", "print", "input", "exec", "eval"}] == []


def locked(name: str) -> dict[str, list[str]]:
    """The packages of a requirements file, each with its lines."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    return {entry.split("==")[0]: entry.splitlines() for entry in entries}


@pytest.mark.parametrize("name", LOCKED)
def test_every_requirement_is_pinned_and_hashed_and_names_no_index(name: str) -> None:
    assert [first for first, *rest in locked(name).values() if "==" not in first or not rest] == []
    assert all("--hash=sha256:" in line for _, *rest in locked(name).values() for line in rest)
    assert "://" not in (ROOT / name).read_text("utf-8")


def test_the_lock_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = {re.match(r"[\w-]+", line)[0] for line in project["project"]["dependencies"]}
    development = {re.match(r"[\w-]+", line)[0] for line in project["dependency-groups"]["dev"]}
    assert runtime - locked(LOCKED[0]).keys() == set()
    assert (runtime | development) - locked(LOCKED[1]).keys() == set()
    spark = {re.match(r"[\w-]+", line)[0] for line in project["dependency-groups"]["spark"]}
    assert spark - locked(LOCKED[2]).keys() == set()


def test_both_locks_agree() -> None:
    run, develop, _ = map(locked, LOCKED)
    assert {name: lines[0] for name, lines in run.items()} == {name: develop[name][0] for name in run}


def mentioned() -> set[str]:
    """The commands that the README and the pages show being typed."""
    pages = [
        ROOT / "README.md",
        *(ROOT / name for name in tracked() if name.startswith("docs/") and name.endswith(".md")),
    ]
    typed = re.compile(r"(?:run\.py|^ *(?:\$ )?belisha|`belisha) ([a-z]+)\b", re.MULTILINE)
    return {command for page in pages for command in typed.findall(page.read_text("utf-8"))}


def commands() -> set[str]:
    return set(belisha.list_commands(click.Context(belisha)))


def test_every_command_that_the_pages_show_exists() -> None:
    assert mentioned() - commands() - {"test"} == set()  # run.py's own


def test_every_command_is_shown_in_the_pages() -> None:
    assert commands() - mentioned() == set()
