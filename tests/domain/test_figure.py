from decimal import Decimal

import pytest
from tests.spec import printed_figures as spec
from tests.spec._table import case, number, rows

from belisha.domain.figure import MISSING, Role, missing_meaning, read_figure
from belisha.domain.observation import Missing
from belisha.domain.partnership import Footnote, Table


@pytest.mark.parametrize("row", rows(spec.TABLE), ids=case)
def test_a_printed_figure_says_what_the_table_says(row: dict[str, str]) -> None:
    figure = read_figure(row["text"])
    assert figure.text == row["text"]
    assert figure.number == number(row["number"])
    assert (figure.unit, figure.decimals, figure.marks) == (row["unit"], int(row["decimals"]), row["marks"])
    assert (figure.change or "", figure.missing or "") == (row["change"], row["missing"])


@pytest.mark.parametrize(("text", "role"), MISSING)
def test_a_word_for_missing_means_what_its_place_says_in_any_case(text: str, role: Role) -> None:
    assert missing_meaning(f" {text.upper()} ", role) is MISSING[text, role]


def test_the_same_word_means_different_things_in_different_places() -> None:
    assert missing_meaning("N/A", Role.VALUE) is Missing.NOT_YET_AVAILABLE
    assert missing_meaning("N/A", Role.TARGET) is Missing.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("note", "missing"),
    [
        ("Not recorded.", Missing.NOT_COLLECTED),
        ("Not yet available from the police", Missing.NOT_YET_AVAILABLE),
        ("Suppressed because of small numbers", Missing.WITHHELD),
        ("See the page before", Missing.NOT_STATED),
    ],
)
def test_a_bare_mark_means_what_its_tables_note_says(note: str, missing: Missing) -> None:
    table = Table(rows=(("*", "5*"),), notes=(Footnote("*", note),))
    assert table.figure("*").missing is missing
    assert (table.figure("5*").number, table.figure("5*").missing) == (Decimal(5), None)
