"""Which sources the arguments of ``belisha report`` name."""

import os
import sys
from pathlib import Path

import pytest
from tests.nobody import as_nobody

from belisha.cli.sources import find_sources, is_many
from belisha.domain.problems import SourceError
from belisha.exchange import read_source


@pytest.fixture
def councils(tmp_path: Path) -> Path:
    folder = tmp_path / "councils"
    for name in (
        "b.xlsx",
        "a.txt",
        "a.docx",
        "notes.pdf",
        ".hidden.txt",
        "~$b.xlsx",
        "north/d.html",
        "p/datapackage.json",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    (folder / "p" / "values.csv").write_bytes(b"")
    return folder


def test_a_folder_is_searched_for_sources(councils: Path) -> None:
    found, passed = find_sources([councils], councils / "reports")
    assert {each.path.relative_to(councils).as_posix(): each.name.as_posix() for each in found} == {
        "a.docx": "a",
        "a.txt": "a-txt",
        "b.xlsx": "b",
        "north/d.html": "north/d",
        "p": "p",
    }
    assert [path.name for path in passed] == ["notes.pdf"]


def test_the_folder_of_the_reports_is_not_searched(councils: Path) -> None:
    found, _ = find_sources([councils], councils / "north")
    assert "d" not in {each.name.name for each in found}


def test_files_named_one_by_one_are_taken_whatever_they_are_called(councils: Path) -> None:
    found, passed = find_sources([councils / "notes.pdf", councils / "north" / "d.html"], councils)
    assert [each.name.as_posix() for each in found] == ["notes", "d"]
    assert passed == ()


def test_equal_names_get_names_of_their_own(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "Report.txt" for folder in ("x", "y", "z")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(b"")
    found, _ = find_sources(paths, tmp_path / "out")
    assert [each.name.as_posix() for each in found] == ["Report", "Report-txt", "Report-2"]


@pytest.mark.parametrize(
    ("names", "many"), [(["a.txt"], False), (["p"], False), (["north"], True), (["a.txt", "b.xlsx"], True)]
)
def test_one_source_or_many(names: list[str], many: bool, councils: Path) -> None:
    assert is_many([councils / name for name in names]) is many


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_folder_above_leads_round_no_circle(councils: Path) -> None:
    before = find_sources([councils], councils / "out")
    (councils / "north" / "above").symlink_to(councils, target_is_directory=True)
    assert find_sources([councils], councils / "out") == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are tried on systems that have users by number")
def test_a_folder_that_cannot_be_looked_into_is_a_source_that_says_so(councils: Path) -> None:
    (councils / "closed").mkdir(mode=0)
    with as_nobody(councils):
        found, _ = find_sources([councils], councils / "out")
        assert councils / "closed" in [each.path for each in found]
        with pytest.raises(SourceError) as caught:
            read_source(councils / "closed")
    assert "it cannot be opened (Permission denied)" in str(caught.value.problems[0])
