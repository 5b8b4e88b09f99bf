"""The real report is read where it lies; its prose, its people and its council's name stay out of this repository."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"[A-Z]+ \d+\.\d+")
SENTENCE_OF_NOTE = 10  # words; shorter ones are anyone's


@cache
def our_words() -> str:
    """All that git holds as text, in one line and lower case."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not a git clone: this rule is about what git holds")
    paths = [ROOT / name for name in listing.stdout.split("\0") if (ROOT / name).is_file()]
    contents = [path.read_bytes() for path in paths]
    return plain(" ".join(content.decode("utf-8", "replace") for content in contents if b"\0" not in content))


def plain(text: str) -> str:
    return " ".join(text.casefold().split())


def cells_of(line: str) -> list[str]:
    """A line's cells, less the title of an indicator, which tests may name."""
    cells = line.split("\t")
    return cells[:1] + cells[2:] if CODE.fullmatch(cells[0]) else cells


def test_none_of_its_sentences_is_here(seed_path: Path) -> None:
    cells = [cell for line in seed_path.read_text("utf-8").splitlines() for cell in cells_of(line)]
    sentences = [plain(part) for cell in cells for part in re.split(r"</?\w+>|(?<=[.;:]) ", cell)]
    long = {sentence for sentence in sentences if len(sentence.split()) >= SENTENCE_OF_NOTE}
    assert len(long) > 50
    assert [sentence for sentence in long if sentence in our_words()] == []


def test_none_of_its_people_is_here(seed_path: Path) -> None:
    rows = [line.split("\t") for line in seed_path.read_text("utf-8").splitlines()]
    owners = {plain(name) for row in rows if CODE.fullmatch(row[0]) and len(row) > 9 for name in row[9].split(";")}
    addresses = set(re.findall(r"[\w.]+@[\w.]+", seed_path.read_text("utf-8").casefold()))
    assert len(owners) > 5
    assert addresses
    assert [name for name in owners | addresses if name in our_words()] == []


def test_its_council_is_not_named_here(seed_path: Path) -> None:
    councils = set(re.findall(r"@([\w-]+)\.", seed_path.read_text("utf-8").casefold()))
    assert councils
    assert [name for name in councils if name in our_words()] == []
