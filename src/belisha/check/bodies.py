"""The names of public bodies, which reports often give with a wrong "of" or "for"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

BODIES = (
    "Association of Directors of Adult Social Services",
    "Association of Directors of Children's Services",
    "Chartered Institute of Housing",
    "Chartered Institute of Public Finance and Accountancy",
    "Children and Family Court Advisory and Support Service",
    "Department for Business and Trade",
    "Department for Communities and Local Government",
    "Department for Culture, Media and Sport",
    "Department for Education",
    "Department for Energy Security and Net Zero",
    "Department for Environment, Food and Rural Affairs",
    "Department for Levelling Up, Housing and Communities",
    "Department for Science, Innovation and Technology",
    "Department for Transport",
    "Department for Work and Pensions",
    "Department of Health",
    "Department of Health and Social Care",
    "Driver and Vehicle Licensing Agency",
    "Driver and Vehicle Standards Agency",
    "Equality and Human Rights Commission",
    "Health and Safety Executive",
    "Institute of Revenues, Rating and Valuation",
    "Local Government and Social Care Ombudsman",
    "Ministry of Defence",
    "Ministry of Housing, Communities and Local Government",
    "Ministry of Justice",
    "National Institute for Health and Care Excellence",
    "National Society for the Prevention of Cruelty to Children",
    "Office for Budget Responsibility",
    "Office for Health Improvement and Disparities",
    "Office for Local Government",
    "Office for National Statistics",
    "Office for Standards in Education",
    "Office for Students",
    "Office of Qualifications and Examinations Regulation",
    "Office of Rail and Road",
    "Office of the Public Guardian",
    "Regulator of Social Housing",
    "Society of Local Authority Chief Executives",
    "Youth Justice Board for England and Wales",
)
_LITTLE = r"(?:for|of|and|in|on|to|the|&)"
_LITTLE_OF_NAMES = re.compile(r"\b(?:for|of|and|in|the)\b")
_WORDS = {
    name: tuple(word for word in re.findall(r"\w+", name) if word[0].isupper())
    for name in sorted(BODIES, key=len, reverse=True)
}
"""The great words of each body, which stand in its name however the little ones are: the longest name first."""


def misnamed(text: str) -> Iterator[tuple[str, str]]:
    """Each body that a text names with other little words than its own: as it is written, and its name."""
    names = tuple(name for name, words in _WORDS.items() if all(word in text for word in words))
    for match in _pattern(names).finditer(text) if names else ():
        name = names[(match.lastindex or 1) - 1]
        if match[0].replace("&", "and").replace("’", "'") != name:
            yield match[0], name


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A group for each body, in the order of the names: of those that begin alike the longest is tried first.

    One pattern of every body takes as long to compile as forty others, and a text names few.
    """
    loose = (_LITTLE_OF_NAMES.sub(_LITTLE, name.replace("'", "['’]")) for name in names)
    return re.compile(rf"\b(?:{'|'.join(f'({each})' for each in loose)})\b")
