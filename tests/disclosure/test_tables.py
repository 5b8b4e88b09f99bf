"""Small counts in the tables of partnership measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from belisha.disclosure.choose import Why
from belisha.disclosure.solver import interval
from belisha.disclosure.tables import counts_in, protect_measure, with_note
from belisha.domain.partnership import Footnote, Measure, Table
from belisha.domain.prose import BulletList, Paragraph

HEADER = ("Ward", "Children", "Change")


def protected(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> tuple[tuple[str, ...], ...]:
    measure = Measure(number="1", title="Children helped", latest=(Table(header=header, rows=rows),), sensitive=True)
    (table,) = protect_measure(measure, 5)[0].latest
    assert isinstance(table, Table)
    return table.rows


def test_a_small_count_goes_with_what_its_row_says_of_it_and_a_second_one_hides_it() -> None:
    rows = protected(("North", "3", "↓25.0"), ("East", "14", "↑1.0"), ("South", "40", "↑2.0"), ("Total", "57", "↓0.5"))
    assert rows == (
        ("North", "[c]", "[c]"),
        ("East", "[c]", "[c]"),
        ("South", "40", "↑2.0"),
        ("Total", "57", "↓0.5"),
    )


def test_without_a_total_the_small_count_alone_goes() -> None:
    assert protected(("North", "3"), ("East", "14"), header=("Ward", "Children")) == (("North", "[c]"), ("East", "14"))


def test_a_total_that_is_too_low_to_hide_them_goes_too() -> None:
    assert protected(("North", "2"), ("East", "1"), ("Total", "3"), header=("Ward", "Children")) == (
        ("North", "[c]"),
        ("East", "[c]"),
        ("Total", "[c]"),
    )


def test_totals_of_rows_and_of_columns_hold_each_other() -> None:
    """In a square, three more go: one in the row, one in the column, and the one where these cross."""
    rows = protected(
        ("North", "3", "20", "23"),
        ("East", "30", "40", "70"),
        ("South", "50", "60", "110"),
        ("Total", "83", "120", "203"),
        header=("Ward", "Girls", "Boys", "Total"),
    )
    assert sum(cell == "[c]" for row in rows for cell in row) == 4
    assert rows[-1] == ("Total", "83", "120", "203")


def test_decimals_shares_and_money_are_no_counts() -> None:
    table = Table(
        header=("Ward", "Rate", "Share", "Cost"), rows=(("North", "3.5", "4%", "£2"), ("East", "1.2", "3%", "£5"))
    )
    assert counts_in(table) == {}


def test_the_texts_around_it_say_it_no_more() -> None:
    notes = (Footnote("*", "3 of them moved in May."),)
    table = Table(header=("Ward", "Children"), rows=(("North", "3"), ("East", "14")), notes=notes)
    before = (Paragraph("Of these, 3 live in North."), table, BulletList(("3 in all",)))
    measure = Measure(number="1", title="Children", rationale="There were 3 last year.", latest=before)
    safe, gone = protect_measure(measure, 5)
    assert safe.rationale == "There were [c] last year."
    withheld = (("North", "[c]"), ("East", "14"))
    assert safe.latest == (
        Paragraph("Of these, [c] live in North."),
        Table(header=("Ward", "Children"), rows=withheld, notes=(Footnote("*", "[c] of them moved in May."),)),
        BulletList(("[c] in all",)),
    )
    assert gone == (("North", Why.SMALL),)


@pytest.mark.parametrize(("cell", "notes"), [("[c]", 1), ("3", 0)])
def test_the_mark_is_explained_below_the_table(cell: str, notes: int) -> None:
    noted = with_note(Table(rows=(("North", cell),)), "Withheld.")
    assert len(noted.notes) == notes
    assert with_note(noted, "Withheld.") == noted


@settings(deadline=None, max_examples=25)
@given(st.lists(st.lists(st.sampled_from([0, 1, 2, 4, 8, 15, 40]), min_size=3, max_size=3), min_size=2, max_size=8))
def test_nobody_can_undo_it_in_a_table_with_totals_both_ways(figures: list[list[int]]) -> None:
    whole = [[*row, sum(row)] for row in figures]
    whole.append([sum(column) for column in zip(*whole, strict=True)])
    names = [*(f"Ward {number}" for number in range(len(figures))), "Total"]
    rows = tuple((name, *map(str, row)) for name, row in zip(names, whole, strict=True))
    safe = Table(
        header=("Ward", "A", "B", "C", "Total"), rows=protected(*rows, header=("Ward", "A", "B", "C", "Total"))
    )
    counts = counts_in(safe)
    printed = [count.printed for count in counts.values() if count.printed is not None]
    for (row, column), count in counts.items():
        if 1 <= whole[row][column - 1] <= 5:
            assert count.withheld
            assert interval(count.cells, printed).holds(5)
        if count.printed is not None:
            assert count.number == whole[row][column - 1]
