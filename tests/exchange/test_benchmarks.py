"""Others' figures from a CSV file: what is read, and every problem with its row."""

from decimal import Decimal
from pathlib import Path

import pytest

from belisha.domain.benchmark import Benchmark
from belisha.domain.period import Period
from belisha.domain.problems import SourceError
from belisha.exchange.benchmarks import with_files
from facts_builder import facts, history

HEAD = "indicator,period,group,organisation,value\n"


def read(folder: Path, text: str | bytes) -> tuple[Benchmark, ...]:
    """The benchmarks that a file gives to the indicator CP 1."""
    file = folder / "others.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = with_files(facts(history(["1"], code="CP 1")), [file]).histories
    return found.benchmarks


def problems(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_a_row_without_a_figure_is_left_out(tmp_path: Path) -> None:
    text = HEAD + "CP 1,2017-04,England,North,58.9%\nCP 1,2017-04,England,South,N/A\nCP 2,2017-04,England,North,5\n"
    april = Period.month(2017, 4)
    north = Benchmark(period=april, group="England", organisation="North", value=Decimal("58.9"))
    assert read(tmp_path, text) == (north,)


def test_every_problem_is_told_with_its_row_and_column(tmp_path: Path) -> None:
    text = f'{HEAD},April,England,North,1\n\n"CP\n1",2017-04,England,North,many\n,,,,\nCP 1,2017-04,England\n'
    assert [each.split(":")[0] for each in problems(tmp_path, text)] == [
        *("row 2, column indicator", "row 2, column period", "row 4, column value", "row 6"),
    ]
    assert len(problems(tmp_path, "a,b\n1,2\n")) == 5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD.encode("utf-16"), "is not UTF-8"),
        (HEAD + '"CP 1,2017-04,England,North,1\n', "row 2: the quotation marks do not add up"),
        (b"", "the file is empty"),
        (HEAD.encode() + bytes(60_000_000), "60 MB"),
    ],
)
def test_what_is_no_such_file_is_refused(text: str | bytes, says: str, tmp_path: Path) -> None:
    (said,) = problems(tmp_path, text)
    assert says in said


def test_names_are_cleaned_as_every_text_is(tmp_path: Path) -> None:
    (found,) = read(tmp_path, HEAD + "CP 1,2017-04,Near\u200best\u00a0neighbours,No\x01rth,5\n")
    assert (found.group, found.organisation) == ("Nearest neighbours", "North")
