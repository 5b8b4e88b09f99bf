"""What a spreadsheet shows for a number is what the report prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from belisha.render.xlsx.number_format import number_format


@pytest.mark.parametrize(
    ("text", "number", "shown"),
    [
        ("75", "75", "0"),
        ("58.9%", "58.9", '0.0"%"'),
        ("10.00%", "10.00", '0.00"%"'),
        ("414,496", "414496", "#,##0"),
        ("£260,686", "260686", '"£"#,##0'),
        ("−£1,234.50", "-1234.5", '"£"#,##0.00;"−£"#,##0.00'),
        ("-3.5", "-3.5", '0.0;"-"0.0'),
        ("7.20 days", "7.2", '0.00" days"'),
        ("↓3.5", "-3.5", '"↓"0.0;"↓"0.0'),
        ("1632*", "1632", '0"*"'),
        ('5"', "5", "0"),
        ("about a dozen", "12", "0"),
        ("18 to 22", "20", "0"),
        ("twelve", "12.25", "0.00"),
        ("1.23", "1.2", "0.0"),
        ("", "3", "0"),
    ],
)
def test_a_number_is_shown_as_printed(text: str, number: str, shown: str) -> None:
    assert number_format(text, Decimal(number)) == shown
