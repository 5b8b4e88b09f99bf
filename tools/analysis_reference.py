"""Write the reference of ``belisha.analysis`` from its docstrings. Run it after a change to any of them:

.venv/bin/python tools/analysis_reference.py
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "analysis.md"
NOTE = "% Written by tools/analysis_reference.py: change what it is written from, not this page.\n"
MODULES = (
    "spc",
    "process_rules",
    "findings",
    "positions",
    "frame",
    "status",
    "movement",
    "recover",
    "aggregate",
    "forecast",
    "outlook",
    "suggest",
    "backtest",
    "year_end",
    "known",
    "track",
    "small_numbers",
    "few_cases",
    "ambition",
    "formula",
    "derived",
    "benchmark",
    "indicators",
    "assess",
    "outlooks",
    "figures",
)
"""What an analyst calls, in the order in which one would meet it."""


def analysis_reference() -> Iterator[str]:
    """The page in parts: each module with what is public in it."""
    yield f"{NOTE}# The analysis in Python\n\n"
    yield "What `belisha.analysis` offers a notebook. Start with the [tutorial](../tutorial/analysis.md).\n"
    for name in MODULES:
        module = import_module(f"belisha.analysis.{name}")
        yield f"\n## `belisha.analysis.{name}`\n\n{_words(module)}\n"
        for member, value in vars(module).items():
            is_ours = getattr(value, "__module__", None) == module.__name__
            if not member.startswith("_") and is_ours and (inspect.isfunction(value) or inspect.isclass(value)):
                yield f"\n### `{member}`\n\n{_call(member, value)}{_words(value)}\n{''.join(_codes(value))}"


def _words(documented: object) -> str:
    """A docstring as Markdown: double backquotes become single ones, asterisks stand for themselves."""
    inherited = isinstance(documented, type) and "__doc__" not in vars(documented)
    text = "" if inherited else inspect.cleandoc(getattr(documented, "__doc__", None) or "")
    made_up = isinstance(documented, type) and text.startswith((f"{documented.__name__}(", "Enum where"))
    text = "" if made_up else text
    return re.sub(r"``(.+?)``", r"`\1`", text).replace("*", "\\*") if text else ""


def _call(name: str, value: object) -> str:
    if not inspect.isfunction(value):
        return ""
    named = ", ".join(_parameters(value))
    return f"    {name}({named})\n\n"


def _parameters(function: object) -> Iterator[str]:
    starred = False
    for parameter in inspect.signature(function).parameters.values():  # type: ignore[arg-type]
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        default = "" if parameter.default is parameter.empty else f"={_default(parameter.default)}"
        yield f"{parameter.name}{default}"


def _default(value: object) -> str:
    return repr(value) if isinstance(value, str | int | float | bool | None) else "…"


def _codes(value: object) -> Iterator[str]:
    """An enumeration's codes."""
    members: ModuleType | object = getattr(value, "__members__", None)
    if isinstance(value, type) and members:
        yield "\n" + ", ".join(f"`{each.value}`" for each in value) + "\n"  # type: ignore[attr-defined]


if __name__ == "__main__":
    PAGE.write_text("".join(analysis_reference()), encoding="utf-8")
