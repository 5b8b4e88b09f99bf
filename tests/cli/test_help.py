"""What the command line says of itself, and how it answers what it does not understand."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import belisha
from belisha.cli import COMMANDS, main

HEAVY = ("docx", "jinja2", "lxml", "openpyxl", "pikepdf", "typst", "xlsxwriter", "narwhals", "polars")


def run(*arguments: str) -> tuple[int, str]:
    """The exit code, and everything said."""
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_help_lists_every_command_in_the_order_of_the_work() -> None:
    code, said = run("--help")
    assert code == 0
    listed = said.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "] == list(
        COMMANDS
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    code, said = run(name, "--help")
    assert code == 0
    assert said.startswith(f"Usage: belisha {name} ")
    assert f"\n    belisha {name}" in said.partition("Example:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert [option.opts for option in options if not option.help] == []


def test_the_version_is_said() -> None:
    code, said = run("--version")
    assert (code, said) == (0, f"belisha, version {belisha.__version__}\n")


USAGE = [
    ([], "Usage:"),
    (["repot", "x"], "Did you mean 'report'?"),
    (["report"], "Missing argument 'SOURCE...'"),
    (["report", "no-such-file.txt"], "'no-such-file.txt' does not exist"),
    (["report", ".", "--to", "pdf,wrod"], "There is no format 'wrod'."),
    (["report", ".", "--to", "htm"], "Did you mean html?"),
    (["report", ".", "--to", ","], "Formats are pdf, html"),
    (["report", ".", "--period", "April"], "'April' is not a period. Write a month as 2017-04"),
    (["report", ".", "--edition", "People Scrutiny"], 'Write it like committee="People Scrutiny".'),
    (["report", ".", "--edition", "comittee=People"], "Did you mean committee?"),
    (["report", ".", "--to", "odt"], "There is no format 'odt'. There is pdf, html"),
    (["report", ".", "--generated", "yesterday"], "'yesterday' is no moment. Write it as 2017-06-14T10:42"),
    (["report", ".", "--generated", "2017-02-30"], "'2017-02-30' is no moment."),
    (["report", ".", "--detail", "some"], "'some' is not one of 'adverse', 'all'"),
    (["render", "."], "is a directory"),
    (["convert", "."], "Missing option '--to'"),
    (["convert", ".", "--to", "workbook", "--out", "may.zip"], "may.zip: the name of a workbook cannot end in .zip."),
    (["convert", ".", "--to", "package", "--out", "may.xlsx"], "A package is a folder, or one file whose name ends"),
    (["convert", ".", "--to", "package", "--organisation", " "], "The name is empty."),
    (["report", ".", "--organisation", ""], "The name is empty."),
    (["new", "--out", "register.CSV"], "It ends in .xlsx."),
    (["read", ".", "--format", "xml"], "'xml' is not one of"),
]


@pytest.mark.parametrize(("arguments", "says"), USAGE, ids=[" ".join(arguments) for arguments, _ in USAGE])
def test_what_is_not_understood_is_answered_with_what_would_be(arguments: list[str], says: str) -> None:
    code, said = run(*arguments)
    assert code == 2
    assert says in said


def test_help_waits_for_no_heavy_import() -> None:
    code = "import sys, belisha.cli; belisha.cli.main(['--help'], standalone_mode=False); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_without_a_terminal_there_is_no_colour(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(b"{}")
    command = [sys.executable, "-m", "belisha", "render", "report.json"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "report.json cannot be read: 1 problem." in ran.stderr
    assert "\x1b" not in ran.stdout + ran.stderr
