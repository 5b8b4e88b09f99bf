"""Write the reference pages from the code: the commands, layouts, rules, analysis and a report's JSON Schema.

Run it after a change to any of them, then commit what it writes; a test fails until that is done:

    .venv/bin/python tools/write_reference.py
"""

from __future__ import annotations

import json
import re
import runpy
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import click
import narwhals as nw

from belisha.analysis.assess import GIVEN, VALUES
from belisha.analysis.assess import Column as AssessColumn
from belisha.analysis.outlooks import FORECASTS
from belisha.check.rules import RULES
from belisha.cli import COMMANDS
from belisha.cli import main as belisha
from belisha.domain.figure import MISSING
from belisha.exchange.document import words
from belisha.exchange.layout import TABLES, Column, Kind, Table
from belisha.exchange.layout.words import words_of
from belisha.report.codec import report_schema
from belisha.report.wording import say

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "reference"
NOTE = "% Written by tools/write_reference.py: change what it is written from, not this page.\n"

KINDS = {
    Kind.TEXT: "text",
    Kind.PROSE: "paragraphs and lists",
    Kind.NAMES: "names, with semicolons between them",
    Kind.LINES: "texts, one a line",
    Kind.INTEGER: "whole number",
    Kind.NUMBER: "number",
    Kind.FIGURE: "figure in the indicator's unit",
    Kind.TOLERANCE: "percentage, or an amount",
    Kind.YES_NO: "yes or no",
    Kind.PERIOD: "period",
    Kind.MOMENT: "date and time",
    Kind.CODE: "one of",
    Kind.CODES: "any of",
}


def pages() -> dict[str, str]:
    """Each page's name in the reference's folder, and its text."""
    return {
        "commands.md": "".join(_commands()),
        "documents.md": "".join(_documents()),
        "layouts.md": "".join(_layouts()),
        "rules.md": "".join(_rules()),
        "checks.md": "".join(_checks()),
        "assessed.md": "".join(_assessed()),
        "report.schema.json": json.dumps(report_schema(), indent=1, ensure_ascii=False) + "\n",
    }


def _commands() -> Iterator[str]:
    yield f"{NOTE}# Commands\n\n"
    yield "Where Belisha is not installed, type `python3 run.py` (on Windows `py run.py`) instead of `belisha`.\n"
    yield "\n| exit code | means |\n| --- | --- |\n"
    yield "| 0 | done |\n| 1 | the source has problems, or a file could not be written |\n"
    yield "| 2 | the command was not understood |\n"
    context = click.Context(belisha, info_name="belisha")
    for name in COMMANDS:
        command = belisha.get_command(context, name)
        if command is None:
            raise LookupError(f"there is no command {name}")
        yield from _command(command, click.Context(command, context, info_name=name))


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"\n## {command.name}\n\n{_paragraphs(command.help)}\n\n"
    yield f"```text\nbelisha {command.name} {' '.join(command.collect_usage_pieces(context))}\n```\n"
    yield "\n| option | means |\n| --- | --- |\n"
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            yield f"| `{_cell(record[0])}` | {_cell(record[1])} |\n"
    yield f"\n```console\n{_examples(command)}\n```\n"


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in (text or "").split("\n\n"))


def _examples(command: click.Command) -> str:
    lines = (line.strip() for line in (command.epilog or "").splitlines())
    return "\n".join(f"$ {line}" for line in lines if line.startswith("belisha "))


def _layouts() -> Iterator[str]:
    yield f"{NOTE}# Workbook and data package\n\n"
    yield "A workbook has a sheet for each of these tables, a data package a CSV file. The columns are the same: the\n"
    yield "workbook shows their headings and words, the package their names and codes.\n"
    for table in TABLES:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"\n## {table.sheet}\n\n{table.about} In a package: `{table.name}.csv`.\n\n"
    if table.key:
        yield f"One row for each {' and '.join(f'`{name}`' for name in table.key)}.\n\n"
    yield "| heading | name | holds | what to write |\n| --- | --- | --- | --- |\n"
    for column in (*table.columns, *([table.spread] if table.spread else [])):
        needed = ", needed" if column.required else ""
        name = "–" if column.shown else f"`{column.name}`"
        yield f"| {column.heading} | {name} | {_holds(column)}{needed} | {_cell(column.help)} |\n"


def _holds(column: Column) -> str:
    if column.choices is None:
        return KINDS[column.kind]
    choices = ", ".join(f"{word} (`{code.value}`)" for code, word in words_of(column.choices).items())
    return f"{KINDS[column.kind]}: {choices}"


_DOCUMENT = """# Report documents

A report document is plain text with tabs between columns, Word (.docx) or HTML. It is recognised by its headings
and by the words below, whatever the order of its columns. Case, punctuation, years and months do not count, nor does a
small slip of spelling in a header.

| part | begins with |
| --- | --- |
| front | title, organisation, month, version, publisher, contacts and notices, in any order |
| key | a heading "Key to …" |
| list of indicators | a heading of indicators, or a header row with a code, a title and a value or target |
| an aim | "Aim: NAME: Priorities • … • …", above its rows |
| a detail page | a row that begins with an indicator's code, under a heading of details |
| a table of dates | a row of value and target, then a row for each month or quarter |
| commentary | what stands between a table of dates and the next page |
| partnership sections | a heading of partnership indicators, and tables of measures with their latest performance |

## Columns and labels

| what it is | header or label |
| --- | --- |
"""


def _documents() -> Iterator[str]:
    yield NOTE + _DOCUMENT
    for column, names in words.COLUMNS.items():
        unclear = [name for name, meant in words.WEAK_COLUMNS.items() if column in meant]
        also = f"; where nothing clearer is: {', '.join(unclear)}" if unclear else ""
        yield f"| {column.value} | {', '.join(names.split('|'))}{also} |\n"
    yield "\n## How a value is made\n\nIn brackets in an indicator's title.\n\n"
    yield from _by_meaning(words.AGGREGATIONS)
    yield "\n## Expected outcomes\n\nAny other symbol means what the document's own key says.\n\n"
    yield from _by_meaning(words.OUTCOMES)


def _by_meaning(table: Mapping[str, StrEnum]) -> Iterator[str]:
    yield "| means | any of |\n| --- | --- |\n"
    for code in dict.fromkeys(table.values()):
        texts = ", ".join(text for text, meaning in table.items() if meaning is code)
        yield f"| {say.label(code).text} (`{code.value}`) | {texts} |\n"


def _rules() -> Iterator[str]:
    yield f"{NOTE}# Rules\n\n"
    yield "Each table below is a test: Belisha does not pass its own checks unless it decides every row as written.\n"
    sys.path[:0] = [str(ROOT)]
    for path in sorted((ROOT / "tests" / "spec").glob("[a-z]*.py")):
        spec = import_module(f"tests.spec.{path.stem}")
        yield f"\n## {spec.title}\n\n"
        if spec.__doc__:
            yield f"{_paragraphs(spec.__doc__)}\n\n"
        yield from _spec_table(spec.TABLE)
    yield "\n## What a text without a figure means\n\n"
    yield "| text | as | means |\n| --- | --- | --- |\n"
    for (text, role), meaning in MISSING.items():
        yield f"| {f'`{text}`' if text else '(empty)'} | {role.value} | `{meaning.value}` |\n"


def _checks() -> Iterator[str]:
    yield f"{NOTE}# Checks\n\n"
    yield f"The {len(RULES)} rules that `belisha check` holds a report against, by their kind.\n"
    for family in dict.fromkeys(rule.family for rule in RULES.values()):
        yield f"\n## {family.capitalize()}\n\n| rule | severity | holds | speaks, for example, of |\n"
        yield "| --- | --- | --- | --- |\n"
        for rule in RULES.values():
            if rule.family == family:
                about, example = (_cell(text).replace("*", "\\*") for text in (rule.about, rule.example))
                yield f"| `{rule.name}` | {rule.severity.value} | {about} | {example} |\n"


_ASSESSED = """# Tables of figures

What `belisha assess` reads and writes as Parquet. Its rules are those of the reports and of
[the analysis](analysis.md); what a code means stands there.

## Read: figures

A row for each organisation, indicator and period. A folder may be named for the organisation (`organisation=NAME`) in
place of the column. Other columns are passed over.
"""


def _assessed() -> Iterator[str]:
    yield f"{NOTE}{_ASSESSED}\n| column | holds | where it is missing | what it is |\n| --- | --- | --- | --- |\n"
    for each in GIVEN:
        missing = "refused" if each.needed else "nothing" if each.default is None else f"`{each.default}`"
        yield f"| `{each.name}` | {_parquet_type(each)} | {missing} | {_cell(each.about)} |\n"
    yield "\n## Written: values\n\nA row for each row.\n\n| column | holds | what it is |\n| --- | --- | --- |\n"
    for each in VALUES:
        yield f"| `{each.name}` | {_parquet_type(each)} | {_cell(each.about)} |\n"
    yield "\n## Written: series\n\nA row for each organisation, indicator and length of period: of values the rows\n"
    yield "with `latest`, and the same columns but that one.\n"
    yield "\n## Written: forecasts\n\nA row for each organisation and indicator with a value; none with\n"
    yield "`--no-forecasts`.\n\n| column | holds | what it is |\n| --- | --- | --- |\n"
    for each in FORECASTS:
        kind = "whole number" if each.name == "period" else _parquet_type(each)
        yield f"| `{each.name}` | {kind} | {_cell(each.about)} |\n"


def _parquet_type(column: AssessColumn) -> str:
    if column.name == "period":
        return "text, date or whole number"
    return {nw.String: "text", nw.Int64: "whole number", nw.Boolean: "true or false"}.get(column.dtype, "number")


def _spec_table(text: str) -> Iterator[str]:
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    for number, row in enumerate(rows):
        yield f"| {' | '.join(_literal(cell) for cell in row)} |\n"
        if number == 0:
            yield f"|{' --- |' * len(row)}\n"


def _literal(text: str) -> str:
    """A spec's cell, whose asterisks and backslashes are meant as they stand."""
    return re.sub(r"([\\*])", r"\\\1", text)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    runpy.run_path(str(ROOT / "tools" / "analysis_reference.py"), run_name="__main__")
