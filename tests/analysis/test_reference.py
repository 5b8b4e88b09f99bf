"""The reference of the analysis says what its docstrings say, and every public module is in it."""

from pathlib import Path

from tools.analysis_reference import MODULES, PAGE, analysis_reference

from belisha import analysis

INSIDE = {"special_cause", "scaled", "rows", "earlier", "grown", "own", "given"}
"""What the others are made of."""


def test_the_page_is_written_from_the_code_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == "".join(analysis_reference()), "run tools/analysis_reference.py and commit"


def test_every_module_is_on_the_page() -> None:
    modules = {path.stem for path in Path(analysis.__path__[0]).glob("*.py")} - {"__init__"}
    assert modules - INSIDE == set(MODULES)
