"""What a rule is, and the one list of them all. A rule is registered where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.domain.frozen import Frozen

type Check = Callable[[Material], Iterator[Flag]]


class Rule(Frozen):
    """``name`` is its code; ``about`` says what it holds and why; ``example`` is a case in which it speaks.

    It is silent on what a rule of ``unless`` says better: a slip is told once.
    """

    name: str
    family: str
    severity: Severity
    about: str
    example: str
    check: Check
    unless: tuple[str, ...] = ()


RULES: dict[str, Rule] = {}
"""Every rule by name, in the order in which they are written."""


def rule(family: str, severity: Severity, example: str, *, unless: tuple[str, ...] = ()) -> Callable[[Check], Check]:
    """Registers a function as the rule of its name; its docstring is what the reference says of it."""

    def register(check: Check) -> Check:
        name: str = check.__name__
        if name in RULES:
            raise ValueError(f"there are two rules called {name}")
        about = " ".join((check.__doc__ or "").split())
        RULES[name] = Rule(name, family, severity, about, example, check, unless)
        return check

    return register
