"""The command line."""

import click

from belisha import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="belisha")
def main() -> None:
    """Read a council's performance report and publish it again, in every format."""
