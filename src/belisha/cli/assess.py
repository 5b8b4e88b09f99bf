"""``belisha assess``: everything that can be said of many organisations' figures, as Parquet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from belisha.cli import options
from belisha.cli.console import count_text, say
from belisha.cli.delivery import DeliveryError
from belisha.cli.many import cores
from belisha.cli.sources import find_sources


@click.command(
    "assess",
    epilog=options.examples(
        "assess figures.parquet --out assessed",
        "assess councils --out assessed --engine duckdb",
        "assess s3a://bucket/figures --out s3a://bucket/assessed --engine spark --master spark://host:7077",
    ),
)
@click.argument("source", metavar="INPUT")
@click.option("--out", required=True, help="The folder for the results.")
@click.option(
    "--engine",
    type=click.Choice(["polars", "duckdb", "spark"]),
    default="polars",
    show_default=True,
    help="What computes: the first two on this machine, Spark on a cluster.",
)
@click.option("--master", help="Spark's master, as in spark://host:7077 or local[4].  [default: the cluster's own]")
@click.option(
    "--rows",
    type=click.IntRange(min=1),
    default=500_000,
    show_default=True,
    help="How many rows to hold at a time; an organisation is never parted.",
)
@click.option("--at-once", type=click.IntRange(min=1), help="How many batches at a time.  [default: one a core]")
@click.option(
    "--forecasts/--no-forecasts",
    default=True,
    show_default=True,
    help="Forecast each year's end too, which takes longer than all the rest.",
)
def command(
    source: str, out: str, engine: str, master: str | None, rows: int, at_once: int | None, *, forecasts: bool
) -> None:
    """Assess the figures of many organisations at once: status, direction, own values, process limits.

    INPUT is a Parquet file or a folder of them, best with a folder organisation=NAME for each; or sources as belisha
    report reads them, whose figures are gathered as Parquet first. OUT gets the folders values, a row for each row,
    series, each series' latest, and forecasts, a row for each indicator. What was stopped goes on where it was.
    """
    from belisha.analysis.frame import FrameError  # noqa: PLC0415
    from belisha.scale.batches import FolderError  # noqa: PLC0415
    from belisha.scale.engines import EngineError  # noqa: PLC0415 - they name engines, for which no help waits

    try:
        if engine == "spark":
            _on_cluster(source, out, master, rows, forecasts=forecasts)
        else:
            _here(Path(source), Path(out), engine, rows, at_once, forecasts=forecasts)
    except (EngineError, FolderError, FrameError) as error:
        raise DeliveryError(str(error)) from error
    except OSError as error:
        raise DeliveryError(f"{error.filename or out}: {error.strerror or error}. Run it again to go on.") from error


def _on_cluster(source: str, out: str, master: str | None, rows: int, *, forecasts: bool) -> None:
    """The cluster reads and writes by itself; what is no Parquet is gathered here first."""
    from belisha.scale.batches import claim  # noqa: PLC0415
    from belisha.scale.spark import assess_on, open_session  # noqa: PLC0415

    here = Path(source)
    if here.exists():
        source, out = str(_as_parquet(here, Path(out)).resolve()), str(Path(out).resolve())
        claim(Path(out), "spark")
    session = open_session(master)
    try:
        assess_on(session, source, out, rows, forecasts=forecasts)
    finally:
        session.stop()
    _say_made(out, forecasts=forecasts)


def _here(source: Path, out: Path, engine: str, rows: int, at_once: int | None, *, forecasts: bool) -> None:
    from belisha.scale import batches, engines  # noqa: PLC0415
    from belisha.scale.inputs import find_inputs  # noqa: PLC0415

    if not source.exists():
        raise click.UsageError(f"There is no {source}.")
    inputs = find_inputs(_as_parquet(source, out))
    if engine == "duckdb":
        engines.need("duckdb", "duckdb")
    plan = batches.prepare(inputs, out, rows, engine, forecasts=forecasts)
    parts = [part for batch in plan.batches for part in batch.parts]
    total = sum(part.rows for part in parts)
    say(
        "Read",
        f"{count_text(total, 'row')} of {count_text(len({part.organisation for part in parts}), 'organisation')}",
    )
    if plan.anew:
        say("Anew", f"what stood in {out} was not used: {plan.anew}")
    if plan.kept:
        say("Kept", f"{count_text(len(plan.kept), 'batch', 'batches')} of {len(plan.batches)} from the run before")
    kept = sum(plan.batches[number].rows for number in plan.kept)
    chosen = engines.with_duckdb if engine == "duckdb" else engines.with_polars
    # DuckDB uses every core for one batch; Polars leaves some idle, so it gets as many batches.
    at_once = at_once or (1 if engine == "duckdb" else cores())
    with click.progressbar(length=total, label="Rows", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        bar.update(kept)
        batches.run(inputs, out, plan, chosen, at_once, lambda batch: bar.update(batch.rows))
    _say_made(out, forecasts=forecasts)


def _say_made(out: str | Path, *, forecasts: bool) -> None:
    from belisha.scale.batches import result_folders  # noqa: PLC0415

    say("Made", ", ".join(f"{out}/{folder}" for folder in result_folders(forecasts=forecasts)))


def _as_parquet(source: Path, out: Path) -> Path:
    """The source itself if it is Parquet, else the folder that its figures are gathered into."""
    if source.suffix.lower() == ".parquet" or (source.is_dir() and next(source.rglob("*.parquet"), None)):
        return source
    from belisha.exchange import read_source  # noqa: PLC0415 - Parquet needs no readers
    from belisha.scale.batches import FIGURES_FOLDER, read_manifest  # noqa: PLC0415
    from belisha.scale.gather import gather  # noqa: PLC0415

    found, _ = find_sources([source], out)
    if not found:
        raise click.UsageError(f"No source in {source}: no Parquet, report document, workbook or data package.")
    read_manifest(out)
    folder = out / FIGURES_FOLDER
    gather(((each.path, read_source(each.path).facts) for each in found), folder)
    return folder
