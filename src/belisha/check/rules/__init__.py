"""The rules, a module for each kind. A rule stands in the list because its module is named here."""

from belisha.check.rule import RULES
from belisha.check.rules import (
    accessibility,
    actions,
    comparisons,
    counts,
    disclosure,
    figures_said,
    headings,
    history,
    key,
    moves,
    names,
    periods,
    readable,
    rendered,
    series,
    style,
    symbols,
    tables,
    targets,
    values,
    wording,
)

__all__ = ["RULES"]

MODULES = (
    counts,
    values,
    targets,
    series,
    periods,
    tables,
    headings,
    key,
    symbols,
    names,
    style,
    history,
    figures_said,
    comparisons,
    moves,
    actions,
    wording,
    readable,
    disclosure,
    accessibility,
    rendered,
)
