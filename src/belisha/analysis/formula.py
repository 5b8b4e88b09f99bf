"""Indicators made of others: sums, differences, ratios and rates, read by a small parser of our own and nothing else.

A formula has numbers, names in square brackets, + − * / and round brackets: ``[CP 1.1] / [population] * 1000``. Nothing
in it can run: there are no calls, no attributes and no other characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from enum import StrEnum

from msgspec.structs import replace

from belisha.domain.frozen import Frozen
from belisha.domain.indicator import MissingPart

LONGEST = 1000
DEEPEST = 50
_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|\[(?P<name>[^\[\]]{1,80})\]|(?P<sign>[-+*/()−×÷]))")
_SPELLINGS = {"−": "-", "×": "*", "÷": "/"}


class FormulaError(ValueError):
    """A formula that cannot be read: what stands where, and what should."""


class NoResult(StrEnum):
    """Why a formula gives no figure."""

    PART_MISSING = "part_missing"
    DIVISION_BY_ZERO = "division_by_zero"
    TOO_LARGE = "too_large"


class Number(Frozen):
    """A number that stands in the formula."""

    value: Decimal


class Name(Frozen):
    """A name in square brackets, without them."""

    name: str


class Operation(Frozen):
    """``sign`` is one of + - * /; a leading minus is zero less what follows."""

    sign: str
    left: Node
    right: Node


type Node = Number | Name | Operation


class Formula(Frozen):
    """A formula that was read: its ``text`` as written, and the names in it in order of appearance."""

    text: str
    root: Node
    names: tuple[str, ...]


class Ratio(Frozen):
    """A formula that is ``top`` over ``bottom``, times ``factor``."""

    top: Formula
    bottom: Formula
    factor: Decimal


class Derived(Frozen):
    """A result with its derivation: each part's value (None where missing), or why there is no result."""

    formula: Formula
    parts: tuple[tuple[str, Decimal | None], ...]
    value: Decimal | None = None
    why_not: NoResult | None = None


def read_formula(text: str) -> Formula:
    """Raises FormulaError."""
    if len(text) > LONGEST:
        raise FormulaError(f"The formula has {len(text):,} characters; at most {LONGEST:,} can be read.")
    tokens = _tokens(text)
    root, rest = _sum(tokens, 0, text)
    if rest != len(tokens):
        raise FormulaError(f"'{tokens[rest][1]}' stands after the end of the formula '{text}'.")
    names = [value for kind, value in tokens if kind == "name"]
    return Formula(text, root, tuple(dict.fromkeys(names)))


def derive(
    formula: Formula, values: Mapping[str, Decimal | None], missing: MissingPart = MissingPart.LEAVES_NONE
) -> Derived:
    """The formula's value. A name that ``values`` lacks is missing. Exact to 28 digits; rounding is the caller's."""
    parts = tuple((name, values.get(name)) for name in formula.names)
    if missing is MissingPart.LEAVES_NONE and any(value is None for _, value in parts):
        return Derived(formula, parts, why_not=NoResult.PART_MISSING)
    known = {name: Decimal(0) if value is None else value for name, value in parts}
    with localcontext() as context:
        context.traps[DivisionByZero] = context.traps[InvalidOperation] = True
        try:
            value = _value(formula.root, known)
        except (DivisionByZero, InvalidOperation):
            return Derived(formula, parts, why_not=NoResult.DIVISION_BY_ZERO)
        except ArithmeticError:
            return Derived(formula, parts, why_not=NoResult.TOO_LARGE)
    return Derived(formula, parts, value)


def ratio(formula: Formula) -> Ratio | None:
    """The formula's numerator and denominator where that is what it is: "[a] / [b]" or "[a] / [b] * 1000"."""
    match formula.root:
        case Operation("/", top, bottom):
            factor = Decimal(1)
        case Operation("*", Operation("/", top, bottom), Number(factor)):
            pass
        case _:
            return None
    return Ratio(replace(formula, root=top), replace(formula, root=bottom), factor)


def _value(node: Node, known: Mapping[str, Decimal]) -> Decimal:
    match node:
        case Number(value):
            return value
        case Name(name):
            return known[name]
        case Operation(sign, left, right):
            return _OPERATIONS[sign](_value(left, known), _value(right, known))


_OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}

type _Tokens = list[tuple[str, str]]


def _tokens(text: str) -> _Tokens:
    found: _Tokens = []
    at = 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            wrong = text[at:].strip()[0]
            raise FormulaError(
                f"'{wrong}' cannot stand in a formula. Write numbers, names in square brackets, + - * / and ( )."
            )
        value = match[match.lastgroup]
        found.append((match.lastgroup, _SPELLINGS.get(value, value).strip()))
        at = match.end()
    return found


def _sum(tokens: _Tokens, at: int, text: str, depth: int = 0) -> tuple[Node, int]:
    node, at = _product(tokens, at, text, depth)
    while at < len(tokens) and tokens[at] in {("sign", "+"), ("sign", "-")}:
        right, after = _product(tokens, at + 1, text, depth)
        node, at = Operation(tokens[at][1], node, right), after
    return node, at


def _product(tokens: _Tokens, at: int, text: str, depth: int) -> tuple[Node, int]:
    node, at = _part(tokens, at, text, depth)
    while at < len(tokens) and tokens[at] in {("sign", "*"), ("sign", "/")}:
        right, after = _part(tokens, at + 1, text, depth)
        node, at = Operation(tokens[at][1], node, right), after
    return node, at


def _part(tokens: _Tokens, at: int, text: str, depth: int) -> tuple[Node, int]:
    if depth > DEEPEST:
        raise FormulaError(f"The formula has more than {DEEPEST} brackets in one another.")
    if at >= len(tokens):
        raise FormulaError(f"The formula '{text}' ends where a number or a name should stand.")
    kind, value = tokens[at]
    if kind == "number":
        return Number(Decimal(value)), at + 1
    if kind == "name":
        return Name(value), at + 1
    if value == "-":
        node, after = _part(tokens, at + 1, text, depth + 1)
        return Operation("-", Number(Decimal(0)), node), after
    if value == "(":
        node, after = _sum(tokens, at + 1, text, depth + 1)
        if after >= len(tokens) or tokens[after] != ("sign", ")"):
            raise FormulaError(f"A bracket of the formula '{text}' is not closed.")
        return node, after + 1
    raise FormulaError(f"'{value}' stands where a number or a name should stand in the formula '{text}'.")
