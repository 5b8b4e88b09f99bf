"""What rows must keep to in either form: shown on a package, whose rows are the workbook's."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exchange.workbook.editing import APRIL, facts

from belisha.domain.facts import Facts, PrintedCount
from belisha.domain.judgement import Commentary
from belisha.domain.organisation import Contact
from belisha.domain.partnership import Footnote, Measure, Partnership, Table
from belisha.domain.problems import SourceError
from belisha.domain.prose import BulletList, Paragraph
from belisha.exchange import read_source
from belisha.exchange.package import write_package


def full() -> Facts:
    """Facts with a row in every table that the cases below change."""
    table = Table(caption="Waiting", header=("", "March"), rows=(("Weeks", "18"),), notes=(Footnote("*", "Counted."),))
    latest = (Paragraph("91.2% in March."), BulletList(("a", "b")), table)
    told = tuple(
        replace(history, commentaries=(Commentary(period=APRIL, prose=(Paragraph("Said."),), by="Ada Wherry"),))
        for history in facts().histories
    )
    return replace(
        facts(),
        publication=replace(facts().publication, contacts=(Contact("Ada Wherry"),)),
        histories=told,
        partnerships=(Partnership(title="Health", measures=(Measure(number="1", title="Waiting", latest=latest),)),),
        printed_counts=(PrintedCount(outcome=None, count=2, aim="HOMES"),),
    )


CASES = [
    ("organisation", 1, {"tolerance": "-1"}, "tolerance: -1. Expected 0 or more."),
    ("organisation", 1, {"tolerance": ""}, "tolerance_kind: something that nothing else in the row explains."),
    ("organisation", 1, {"brand_colour": "blue"}, 'brand_colour: "blue". Expected # and six digits'),
    ("organisation", 1, {"logo": "https://estuary.example/logo.png"}, "logo:"),
    ("organisation", 1, {"name": ""}, "name: nothing. Expected a value."),
    ("indicators", 1, {"scale_minimum": "1"}, "scale_maximum: one end without the other. Expected both or none."),
    ("indicators", 1, {"scale_minimum": "9", "scale_maximum": "1"}, "scale_maximum: 1, which is below 9."),
    ("indicators", 1, {"decimals": "11"}, "decimals: 11. Expected 0 to 10."),
    ("indicators", 1, {"year_introduced": "21"}, "year_introduced: 21. Expected 1000 to 9999."),
    ("indicators", 1, {"tolerance_kind": "amount"}, "tolerance_kind: something that nothing else in the row explains."),
    ("indicators", 1, {"aim": "HOUSES"}, 'aim: "HOUSES", which is not in Aims.'),
    ("indicators", 1, {"part_of": "NO 1"}, "part_of: an indicator that is part of itself."),
    ("indicators", 1, {"part_of": "NO 7"}, 'part_of: "NO 7", which is not in Indicators.'),
    ("organisation", 1, {"small": "0"}, "small: 0. Expected 1 to 100."),
    ("indicators", 2, {"code": "NO 1"}, "a second row for NO 1."),
    ("targets", 1, {"lower": "1"}, "upper: one end without the other."),
    ("targets", 1, {"lower": "9", "upper": "1"}, "upper: 1, which is below 9."),
    ("targets", 1, {"missing": "to_be_confirmed"}, "missing: a value and a reason for having none."),
    ("targets", 1, {"value": "", "text": "x"}, "value: nothing, and no reason why."),
    ("targets", 1, {"tolerance": "-2"}, "tolerance: -2. Expected 0 or more."),
    ("values", 1, {"revision": "0"}, "revision: 0. Expected 1 or more."),
    ("values", 1, {"missing": "withheld"}, "missing: a value and a reason for having none."),
    ("values", 1, {"value": "", "numerator": "1"}, "value: nothing, and no reason why."),
    ("judgements", 1, {"missing": "not_stated"}, "missing: a value and a reason for having none."),
    (
        "judgements",
        1,
        {"outcome": "", "reason": "Because."},
        "reason: something that nothing else in the row explains.",
    ),
    ("judgements", 1, {"commentary": ""}, "commentary_by: something that nothing else in the row explains."),
    ("measures", 1, {"section": "2"}, 'section: "2", which is not in Partnerships.'),
    ("measures", 1, {"measure": "0"}, "measure: 0. Expected 1 or more."),
    ("latest", 1, {"measure": "2"}, 'measure: "2", which is not in Partnership measures.'),
    ("latest", 2, {"block": "1"}, "kind: a row that does not go with the others of its block."),
    ("latest", 5, {"kind": "table_caption"}, "kind: a row that does not go with the others of its block."),
    ("latest", 1, {"column_2": "lost"}, "column_2: a text that does not belong to this kind of row."),
    ("printed_counts", 1, {"count": "-1"}, "count: -1. Expected 0 or more."),
    ("printed_counts", 1, {"aim": "SAFE"}, 'aim: "SAFE", which is not in Aims.'),
]


def change(path: Path, row: int, cells: dict[str, str]) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        records = list(csv.DictReader(file))
    records[row - 1] |= cells
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(records[0]))
        writer.writeheader()
        writer.writerows(records)


@pytest.mark.parametrize(("name", "row", "cells", "said"), CASES)
def test_a_row_that_makes_no_sense_is_a_problem_with_its_place(
    name: str, row: int, cells: dict[str, str], said: str, tmp_path: Path
) -> None:
    write_package(full(), tmp_path)
    assert read_source(tmp_path).facts == full()
    change(tmp_path / f"{name}.csv", row, cells)
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path)
    problems = [str(problem) for problem in caught.value.problems]
    assert any(text.startswith(f"{name}.csv, row {row + 1}") and said in text for text in problems), problems


def test_targets_of_bounds_alone_make_sense(tmp_path: Path) -> None:
    write_package(full(), tmp_path)
    change(tmp_path / "targets.csv", 1, {"value": "", "lower": "1", "upper": "9"})
    target = read_source(tmp_path).facts.histories[0].targets[0]
    assert (target.value, target.lower, target.upper) == (None, Decimal(1), Decimal(9))


def test_an_end_to_counting_problems(tmp_path: Path) -> None:
    write_package(full(), tmp_path)
    with (tmp_path / "contacts.csv").open("a", encoding="utf-8") as file:
        file.writelines("a,b,c,d\n" for _ in range(5_000))
    with pytest.raises(SourceError) as caught:
        read_source(tmp_path)
    assert len(caught.value.problems) == 1_001
    assert str(caught.value.problems[-1]) == "there are more. Expected none. Mend these and read it again."
