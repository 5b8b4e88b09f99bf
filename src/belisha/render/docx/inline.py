"""What stands within a line: figures with their marks, a status in its box, an outcome with its shape, a direction."""

from __future__ import annotations

from belisha.render import theme
from belisha.render.docx.markup import run
from belisha.report.analysis_model import Signal
from belisha.report.model import Figure
from belisha.report.part import Label

_OUTCOME_STYLES = {
    "at_risk": "OutcomeAtRisk",
    "some_slippage": "OutcomeSomeSlippage",
    "at_risk_or_some_slippage": "OutcomeOpen",
    "on_course": "OutcomeOnCourse",
}
_SHAPE_STYLES = {theme.RED: "ShapeRed", theme.AMBER: "ShapeAmber", theme.GREEN: "ShapeGreen"}


def figure(value: Figure, style: str = "", *, narrow: bool = False) -> str:
    """A figure as printed, with its standard marks beside it."""
    marks = " ".join(value.shorthand)
    # A mark stays on the line of its number, if not in a narrow column; words for a number may break before theirs.
    space = " " if narrow or value.number is None else "\u00a0"
    return run(value.text, style) + (run(f"{space}{marks}", "FigureMark") if marks else "")


def status(label: Label) -> str:
    """A word in a thin box, so that nobody takes the rule's status for a person's judgement."""
    return run(f"\u00a0{label.text}\u00a0", "StatusTag") if label.text else ""


def outcome(label: Label) -> str:
    """The word, then its shapes: read first, and told by more than colour."""
    mark = theme.outcome_mark(label.code)
    shapes = "".join(run(theme.GLYPHS[kind], _SHAPE_STYLES.get(colour, "ShapeGrey")) for kind, colour in mark.shapes)
    return run(label.text, _OUTCOME_STYLES.get(label.code, "OutcomeNone")) + run("\u00a0") + shapes


def signal(value: Signal) -> str:
    """A variation's or an assurance's word, then its shape or letter in ink."""
    mark = theme.signal_mark(value.kind, value.label.code)
    return run(value.label.text) + (run(f"\u00a0{mark}") if mark else "")


def direction(label: Label) -> str:
    """The words, with an arrow after them as decoration."""
    arrow = theme.arrow(label.code)
    return run(label.text) + (run(f"\u00a0{arrow}", "Quiet") if arrow else "")
