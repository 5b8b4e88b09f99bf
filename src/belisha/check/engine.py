"""Every rule over one material."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from belisha.check.finding import Finding, Flag
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import Rule
from belisha.check.rules import RULES
from belisha.domain.period import Period


def check(material: Material, rules: Iterable[Rule] = ()) -> tuple[Finding, ...]:
    """The findings in the document's order, in a register in the indicators'; what two rules say stands once."""
    found: dict[tuple[str, Flag], Finding] = {}
    for each in rules or RULES.values():
        for flag in each.check(material):
            found.setdefault((each.name, flag), _finding(flag, each, material))
    order = {code_key(item.indicator.code): at for at, item in enumerate(material.assessed)}
    last = len(order)
    told = _told_once(found.values(), material)
    return tuple(sorted(told, key=lambda one: (one.line or 0, order.get(code_key(one.indicator), last), one.rule)))


def _told_once(findings: Collection[Finding], material: Material) -> list[Finding]:
    """Without what another rule says better."""
    by_rule: dict[str, list[Finding]] = {}
    for each in findings:
        by_rule.setdefault(each.rule, []).append(each)
    return [
        each
        for each in findings
        if not any(
            _is_said_by(each, other, material) for name in RULES[each.rule].unless for other in by_rule.get(name, ())
        )
    ]


def _is_said_by(one: Finding, other: Finding, material: Material) -> bool:
    """Whether another finding speaks of the same: on its line or of its indicator, and in a text of the same words."""
    indicator = code_key(one.indicator) in material.by_code and code_key(one.indicator) == code_key(other.indicator)
    in_text = RULES[other.rule].family == "commentary" and bool(one.found)
    return (one.line == other.line is not None or indicator) and (not in_text or one.found in other.message)


def _finding(flag: Flag, rule: Rule, material: Material) -> Finding:
    line = flag.line if flag.line is not None else material.line_of(flag.code) if flag.code else None
    return Finding(
        rule=rule.name,
        severity=flag.severity or rule.severity,
        place=_place(flag, line, material),
        line=line,
        section=_section(flag, line, material),
        indicator=flag.code,
        period=flag.period,
        found=flag.found,
        expected=flag.expected,
        evidence=flag.evidence,
        settle=flag.settle,
        message=flag.message,
    )


def _place(flag: Flag, line: int | None, material: Material) -> str:
    if line is not None and line in material.lines:
        return material.lines[line].place
    label = Period.parse(flag.period).label if flag.period else ""
    return ", ".join(part for part in (flag.code, label) if part)


def _section(flag: Flag, line: int | None, material: Material) -> str:
    """The heading above a line; in a register, the title of the aim or of the partnership."""
    if line is not None:
        return material.section_at(line)
    key = code_key(flag.code)
    if (held := material.by_code.get(key)) is not None:
        return next((aim.title for aim in material.facts.aims if aim.code == held.indicator.aim), held.indicator.aim)
    return next((part.section for part in material.parts if code_key(part.code) == key), "")
