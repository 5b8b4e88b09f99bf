"""What a reader expects of the commentary on an indicator in trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.reading_text import MONTH, months
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.pattern import Pattern

FAMILY = "commentary"
_BAD = Pattern(
    r"\b(?:below|behind|above (?:the |its |our )?target|short of|"
    r"miss\w*|worse\w*|poor\w*|deteriorat\w*|declin\w*|downward|late|"
    r"delay\w*|not yet|backlog|vacan\w*|pressure\w*|negative\w*|"
    r"although|however|difficult\w*|problem\w*|shortage|incomplete|"
    r"unlikely|unable|fell|fall\w*|risk|over (?:the |its |our )?target|"
    r"slow\w*|empty|absence\w*|least|worst|up from|down from|fewer|behind)\b",
    re.IGNORECASE,
)
_GOOD = Pattern(
    r"\b(?:well|strong\w*|good|excellent|pleas\w+|success\w*|"
    r"stable|improv\w*|positive\w*|significant decrease|proactiv\w*|"
    r"in ?line with|on track|progress\w*|delighted|great|timely|benchmark)\b",
    re.IGNORECASE,
)
_ACTION = Pattern(
    r"\b(?:action|review(?:s|ed|ing)?|(?:a|our|new) plan|plans? to|planned|planning|"
    r"recruit\w*|implement\w*|introduc\w*|work(?:s|ing)? (?:with|to|together|out)|"
    r"work of|meet(?:s|ing)?|train\w*|focus\w*|start(?:ed|s|ing)?|"
    r"moved|moving|asked|engaged|chairing|buy|buying|appoint\w*|agreed|"
    r"chang(?:e|ed|es|ing)|offered|offer|talk(?:s|ing)?|leas(?:e|ing)|scrutini\w*|responsibilit\w*|brings?|bringing|finish\w*|puts?|putting|"
    r"taken|goes through|comes to|looking at|follow\w*|audit\w*|"
    r"develop\w*|refer|support\w*|project|initiative\w*|fitted|drawn up|"
    r"contact\w*|campaign\w*|monitor\w*|investigat\w*|address\w*|prioritis\w*|extra|new contract)\b",
    re.IGNORECASE,
)
_POST = Pattern(
    r"\b(?:managers?|heads?|directors?|officers?|leads?|teams?|"
    r"partners?hip|board|chairs?|contractors?|panel|service|social workers?|"
    r"supplier|therapists?|psychologists?|crews?|partners)\b",
    re.IGNORECASE,
)
_WHEN = Pattern(
    rf"{MONTH.pattern}|\b(?:spring|summer|autumn|winter|week|weeks|month|months|quarter|year|20\d\d)\b", re.IGNORECASE
)
_BLANK = Pattern(
    r"\s*(?:n/?a|tbc|none|no comment\w*|as (?:above|before)|see above|update to follow|to follow|-|\.+)\s*\.?\s*",
    re.IGNORECASE,
)


def _line(material: Material, code: str) -> int | None:
    texts = material.texts(code)
    return texts[0].line if texts else material.line_of(code)


@rule(FAMILY, Severity.ERROR, "at risk, and no commentary", unless=("detail_page",))
def no_commentary(material: Material) -> Iterator[Flag]:
    """An indicator at risk or slipping has a commentary."""
    for each in material.troubled:
        code = each.indicator.code
        if not material.said(code).strip() and each.outcome is not None:
            yield Flag(
                message=f"{code} is {each.outcome.value.replace('_', ' ')}, and nothing is said of it.",
                code=code,
                period=each.asked.code,
                settle="Write what happened and what is done.",
            )


@rule(FAMILY, Severity.WARNING, "“Update to follow.”")
def boilerplate(material: Material) -> Iterator[Flag]:
    """A commentary says something: it is no placeholder, and of an indicator in trouble more than a few words."""
    troubled = {each.indicator.code for each in material.troubled}
    for each in material.assessed:
        code = each.indicator.code
        said = material.said(code).strip()
        if said and (_BLANK.fullmatch(said) or (code in troubled and len(said.split()) < 8)):
            yield Flag(
                message=f"The commentary says next to nothing: “{said}”.",
                found=said,
                code=code,
                line=_line(material, code),
                period=each.asked.code,
                severity=None if code in troubled else Severity.NOTE,
                settle="Write what happened and what is done.",
            )


@rule(FAMILY, Severity.WARNING, "a red with good news alone")
def tone(material: Material) -> Iterator[Flag]:
    """The commentary on what is off its target or at risk owns up to it."""
    for each in material.troubled:
        said = material.said(each.indicator.code)
        good = [match[0] for match in _GOOD.finditer(said)]
        if good and not _BAD.search(said):
            yield Flag(
                message="The text has good news alone, and the indicator is at risk or slipping.",
                found=", ".join(dict.fromkeys(good)),
                code=each.indicator.code,
                line=_line(material, each.indicator.code),
                period=each.asked.code,
                settle="Say how far it is from its target, and why.",
            )


@rule(FAMILY, Severity.WARNING, "a red whose text names no action", unless=("boilerplate",))
def no_action(material: Material) -> Iterator[Flag]:
    """The commentary on what is at risk or slipping says what is done about it."""
    for each in material.troubled:
        said = material.said(each.indicator.code)
        ahead = any(month.period > material.period for month in months(said, material.period))
        if said and not _ACTION.search(said) and not (ahead and _POST.search(said)):
            yield Flag(
                message="The text names no action.",
                code=each.indicator.code,
                line=_line(material, each.indicator.code),
                period=each.asked.code,
                settle="Say what is done, by whom and by when.",
            )


@rule(FAMILY, Severity.NOTE, "an action without a date")
def no_date(material: Material) -> Iterator[Flag]:
    """An action has a date."""
    for each in material.troubled:
        said = material.said(each.indicator.code)
        if _ACTION.search(said) and not _WHEN.search(said):
            yield Flag(
                message="The text names no date.",
                code=each.indicator.code,
                line=_line(material, each.indicator.code),
                period=each.asked.code,
                settle="Say by when.",
            )


@rule(FAMILY, Severity.NOTE, "an action that is nobody's")
def no_post(material: Material) -> Iterator[Flag]:
    """An action has somebody who answers for it: a post or a team, not a name."""
    for each in material.troubled:
        said = material.said(each.indicator.code)
        if _ACTION.search(said) and not _POST.search(said):
            yield Flag(
                message="The text names no post or team.",
                code=each.indicator.code,
                line=_line(material, each.indicator.code),
                period=each.asked.code,
                settle="Say who does it.",
            )


@rule(FAMILY, Severity.WARNING, "the same commentary under two indicators")
def text_twice(material: Material) -> Iterator[Flag]:
    """Two indicators do not share a commentary."""
    seen: dict[str, str] = {}
    for passage in material.passages:
        words = " ".join(re.findall(r"\w+", passage.text.casefold()))
        before = seen.setdefault(words, passage.code)
        if code_key(before) != code_key(passage.code) and len(words.split()) > 7:
            yield Flag(
                message=f"This is the text of {before} again.",
                code=passage.code,
                line=passage.line,
                settle="Write its own.",
            )
