"""The command line: a module a command, imported when it is asked for, so that ``belisha --help`` waits for none."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click
from click.exceptions import NoSuchCommand

from belisha import __version__
from belisha.cli.console import complain
from belisha.cli.delivery import DeliveryError
from belisha.cli.session import Session
from belisha.domain.problems import SourceError
from belisha.report.request import RequestError

COMMANDS = {
    "report": "Make the report of a source, in every format.",
    "render": "Render a stored report again, from its JSON.",
    "convert": "Write a source as a workbook or a data package.",
    "new": "Write a blank workbook to fill in.",
    "read": "Say what is in a source, line by line.",
    "check": "Find what is wrong in a report, before its readers do.",
    "reconcile": "Hold what a document printed against what is republished.",
    "backtest": "Say how good the forecasts would have been.",
    "track": "Score what owners and forecasts expected of years that have ended.",
    "benchmark": "Hold a source's figures against those of others.",
    "assess": "Assess many organisations' figures at once, as Parquet.",
    "spc": "Tell signal from noise in the series of a CSV file.",
    "demo": "Make a made-up council's report, with a page to open.",
}
"""Every command in the order of the work, as ``belisha --help`` lists them."""


_BETWEEN_COLLECTIONS = 50_000
"""How many more values there are before Python looks for cycles among them. A command's values live until its end, and
looking for cycles after every 700, as Python does, takes up to a twentieth of the time of a report.
"""


class Commands(click.Group):
    """The commands, and one way to say what went wrong in any of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"belisha.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except SourceError as error:
            complain(str(error), error.problems)
            return ctx.exit(2 if isinstance(error, RequestError) else 1)
        except DeliveryError as error:
            complain(str(error))
            return ctx.exit(1)


@click.group("belisha", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="belisha")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Read a council's performance report and publish it again, in every format.

    Exit codes: 0 done; 1 the source has problems or errors, or a file could not be written; 2 the command was not
    understood.
    """
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    ctx.obj = ctx.obj or Session()
    if "NO_COLOR" in os.environ:
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # an old console may lack a character of a report
