"""The kinds of argument that several commands take."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from belisha.domain.period import Period, PeriodError
from belisha.render import Format
from belisha.report.request import Edition, EditionKind


class PeriodParam(click.ParamType[Period]):
    name = "period"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(value)
        except PeriodError as error:
            self.fail(str(error), param, ctx)


class FormatsParam(click.ParamType[tuple[Format, ...]]):
    """Formats with commas between: "pdf,html". Each is taken once, in the order in which files are listed."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Format, ...]:
        if isinstance(value, tuple):
            return value
        names = [name.strip().lower() for name in value.split(",") if name.strip()]
        for name in names:
            if name not in tuple(Format):
                self.fail(unknown("format", name, tuple(Format)), param, ctx)
        if not names:
            self.fail(f"No format is named. Formats are {', '.join(Format)}.", param, ctx)
        return tuple(form for form in Format if form in names)


class EditionParam(click.ParamType[Edition]):
    """A part of the report, as in ``committee="People Scrutiny"``; whether there is such a committee, compose says."""

    name = "edition"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Edition:
        if isinstance(value, Edition):
            return value
        kind, equals, name = (part.strip() for part in value.partition("="))
        if not equals or not name:
            self.fail(f"'{value}' is no edition. Write it like committee=\"People Scrutiny\".", param, ctx)
        if kind.lower() not in tuple(EditionKind):
            self.fail(unknown("edition", kind, tuple(EditionKind)), param, ctx)
        return Edition(EditionKind(kind.lower()), name)


class NameParam(click.ParamType[str]):
    """A name; an empty one would be passed over without a word."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not str(value).strip():
            self.fail("The name is empty.", param, ctx)
        return str(value).strip()


class ReleaseParam(click.ParamType[str]):
    """A version number such as "1.0"; it stands in files' names."""

    name = "release"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"[Vv]?\d{1,4}(\.\d{1,4}){0,3}", str(value)):
            self.fail(f"'{value}' is no version. Write it in numbers, like 1.0.", param, ctx)
        return str(value)


class MomentParam(click.DateTime):
    """A day, or a day and an hour."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is no moment. Write it as 2017-06-14T10:42, or 2017-06-14 for a day.", param, ctx)


def unknown(what: str, name: str, known: Sequence[str]) -> str:
    """What to say of a name that is not known: the one that was meant, or all there are."""
    close = difflib.get_close_matches(name.lower(), [each.lower() for each in known], n=1)
    meant = [each for each in known if each.lower() in close]
    hint = f"Did you mean {meant[0]}?" if meant else f"There is {', '.join(known)}." if known else ""
    return f"There is no {what} '{name}'. {hint}".strip()


MOMENT = MomentParam(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"])
STORED = click.Path(exists=True, dir_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(path_type=Path)


source_argument = click.argument("source", type=EXISTING, metavar="SOURCE")
to_option = click.option(
    "--to",
    "formats",
    type=FormatsParam(),
    default=tuple(Format),
    metavar="FORMATS",
    help=f"Formats with commas between: {','.join(Format)}.  [default: all]",
)


earlier_option = click.option(
    "--earlier",
    multiple=True,
    type=EXISTING,
    metavar="SOURCE",
    help="An earlier release's source, or a folder of them; may be given again.",
)
organisation_option = click.option(
    "--organisation", type=NameParam(), metavar="NAME", help="The council's name, where the source does not say it."
)
kind_option = click.option(
    "--to", "kind", type=click.Choice(["workbook", "package"]), required=True, help="What to make of it."
)
replace_option = click.option("--replace", "overwrite", is_flag=True, help="Replace what stands at --out already.")


def default_name(kind: str, source: Path, month: Period | None) -> str:
    """The source's name with the month that is started, in the current folder."""
    stem = source.resolve().name.removesuffix(source.suffix)
    stem = f"{stem}-{month.code.replace('/', '-')}" if month else stem
    return f"{stem}.xlsx" if kind == "workbook" else f"{stem}-package"


def examples(*lines: str) -> str:
    """A command's epilog: lines to try, each kept on a line of its own."""
    return "Example:\n\n\b\n" + "\n".join(f"  belisha {line}" for line in lines)
