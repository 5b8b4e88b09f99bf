import pytest
from hypothesis import given
from tests.spec import prose as spec
from tests.spec._table import case, rows
from tests.strategies import prose as any_prose

from belisha.domain.prose import Paragraph, Prose, read_prose, write_prose


def said(prose: Prose) -> str:
    """ "paragraph: One. / list: a, b"."""
    return " / ".join(
        f"paragraph: {block.text}" if isinstance(block, Paragraph) else f"list: {', '.join(block.items)}"
        for block in prose
    )


@pytest.mark.parametrize("row", rows(spec.TABLE), ids=case)
def test_prose_is_read_as_the_table_says(row: dict[str, str]) -> None:
    assert said(read_prose(row["written"].replace("⏎", "\n"))) == row["read as"]


@given(any_prose)
def test_any_prose_comes_back_from_its_plain_form(prose: Prose) -> None:
    assert read_prose(write_prose(prose)) == prose


def test_line_ends_of_every_system_are_read_alike() -> None:
    assert read_prose("a\r\n\r\nb") == read_prose("a\r\rb") == read_prose("a\n\nb") == (Paragraph("a"), Paragraph("b"))
