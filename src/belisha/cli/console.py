"""What the commands say on the terminal: results to standard output, problems to standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from belisha.cli.delivery import Delivered

_LABEL = 9


def say(label: str, text: str = "") -> None:
    """One line of the result, under a label in bold ("Read", "Made"); an empty label continues the one above."""
    click.echo(click.style(f"{label:<{_LABEL}}", bold=True) + text if text else click.style(label, bold=True))


def complain(text: str, details: Iterable[object] = (), *, label: str = "") -> None:
    """One line on standard error, in red, and the details below it; ``label`` as ``say`` has it."""
    click.echo(click.style(f"{label:<{_LABEL}}{text}" if label else text, fg="red"), err=True)
    for detail in details:
        click.echo(f"{' ' * (_LABEL if label else 2)}{detail}", err=True)


def show_made(made: Sequence[Delivered]) -> None:
    """A line for each file, or for each folder of files, with its size."""
    width = max((len(name_of(each)) for each in made), default=0)
    for index, each in enumerate(made):
        count = f"  ({count_text(each.files, 'file')})" if each.is_folder else ""
        say("" if index else "Made", f"{name_of(each):<{width}}  {size_text(each.size):>8}{count}")


def name_of(made: Delivered) -> str:
    return f"{made.path}/" if made.is_folder else str(made.path)


def size_text(size: int) -> str:
    """Bytes as people read them: "812 bytes", "48 KB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    return f"{size / 1000:.0f} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def count_text(count: int, one: str, many: str = "") -> str:
    """ "1 file", "2 files", "1,200 entries"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, limit: int = 60) -> str:
    """Columns in line, each as wide as its longest cell up to ``limit`` characters; the last one is never cut."""
    cells = [list(header), *(list(row) for row in rows)]
    last = len(header) - 1
    widths = [min(limit, max(len(row[column]) for row in cells)) for column in range(last)]
    lines = []
    for row in cells:
        cut = (
            cell if len(cell) <= width else cell[: width - 1] + "…" for cell, width in zip(row, widths, strict=False)
        )
        lines.append(
            "  ".join([*(f"{cell:<{width}}" for cell, width in zip(cut, widths, strict=True)), row[last]]).rstrip()
        )
    return "\n".join(lines)
