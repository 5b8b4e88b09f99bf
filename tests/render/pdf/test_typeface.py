"""What becomes of characters, and that the shipped fonts have what they are said to have."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from belisha.render.pdf.typeface import FOLDER, breakable, fonts, printable

TABLE = [
    ("plain text stays", "75% of £1,234 – “fine”…", "75% of £1,234 – “fine”…"),
    ("symbols of the report stay", "↑ ↓ ▲ ● ◆ ✓ ○ ≥ ↗ ↘ →", "↑ ↓ ▲ ● ◆ ✓ ○ ≥ ↗ ↘ →"),
    ("other scripts stay", "Łódź Ελλάδα Україна שלום مرحبا Հայ", "Łódź Ελλάδα Україна שלום مرحبا Հայ"),
    ("accents as characters of their own stay", "e\u0301", "e\u0301"),
    ("emoji become their names", "Done 🎉", "Done [party popper]"),
    ("emoji side by side share brackets", "🎉🚀", "[party popper, rocket]"),
    ("letters no font has become their codes", "你好", "[U+4F60 U+597D]"),
    ("private characters become their codes", "\ue000", "[U+E000]"),
    ("control characters go", "a\x00b\x07c\x1b", "abc"),
    ("overrides of direction go", "a\u202eb", "ab"),
    ("codes that are no characters go", "a\ufffe\uffffb", "ab"),
    ("byte order marks go", "\ufeffa", "a"),
    ("a mark from another script is told apart", "e\u09be", "e[U+09BE]"),
    ("line ends and tabs stay", "a\n\tb", "a\n\tb"),
]


@pytest.mark.parametrize(("text", "printed"), [case[1:] for case in TABLE], ids=[case[0] for case in TABLE])
def test_characters_are_set_written_out_or_left_out(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_a_run_without_spaces_may_break_and_loses_nothing() -> None:
    printed = breakable("x" * 50_000)
    assert printed.replace("\u200b", "") == "x" * 50_000
    assert max(map(len, printed.split("\u200b"))) == 8


def test_words_and_addresses_are_not_cut() -> None:
    text = "Antidisestablishmentarianism https://www.example.org/a/path-with/many-parts"
    assert breakable(printable(text)) == text


def test_the_fonts_are_those_that_are_shipped_with_their_licences() -> None:
    assert {font.family for font in fonts().fonts()} == {"Inter", "Inter Display", "DejaVu Sans"}
    assert {path.name for path in FOLDER.glob("*LICENSE*")} == {"Inter-LICENSE.txt", "DejaVuSans-LICENSE.txt"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ttf")), ids=lambda path: path.stem)
def test_each_font_has_the_characters_it_is_said_to_have(path: Path) -> None:
    listed = json.loads((FOLDER / "coverage.json").read_text())
    ranges = listed["DejaVu Sans" if path.stem.startswith("DejaVu") else "Inter"]
    assert {code for first, last in ranges for code in range(first, last + 1)} == set(TTFont(path).getBestCmap()) - {0}
