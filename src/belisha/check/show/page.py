"""The page of findings, to work through from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from belisha.check.acceptance import SUFFIX, entry_text
from belisha.check.finding import Finding
from belisha.check.rules import RULES
from belisha.check.show.words import NAMES, counts_text, grouped

_TEMPLATES = Path(__file__).parents[1] / "templates"


def as_page(found: Sequence[tuple[str, Sequence[Finding]]]) -> str:
    """One HTML page without scripts; ``found`` are the sources with their findings."""
    return _template().render(
        sources=[(source, counts_text(findings), grouped(findings)) for source, findings in found],
        names={severity: one for severity, (one, _) in NAMES.items()},
        rules=RULES,
        entry=entry_text,
        suffix=SUFFIX,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("findings.html.jinja")
