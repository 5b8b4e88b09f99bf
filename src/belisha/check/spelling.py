"""Reading texts for their spelling: which words are to be looked up, and which of them nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belisha.check.lexicon import known, near
from belisha.check.reading_text import sentences
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen

_ASIDE = re.compile(r"[@\d]|://|\w\.\w")
"""In what is no plain word: addresses, initials, post codes and figures."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Unknown(Frozen):
    """A word as it is written, and the words that it may have been meant for."""

    word: str
    meant: tuple[str, ...]


def own_words(facts: Facts) -> frozenset[str]:
    """The words of the council's names: of its people, places, aims and titles, in lower case."""
    names = [facts.organisation.name, facts.publication.publisher, *facts.committees]
    names += [text for aim in facts.aims for text in (aim.code, aim.title)]
    names += [contact.name for contact in facts.publication.contacts]
    names += [owner for history in facts.histories for owner in history.indicator.owners]
    names += [section.title for section in facts.partnerships]
    return frozenset(part.casefold() for name in names for word in _WORD.findall(name) for part in word.split("-"))


def unknown_words(text: str, own: frozenset[str]) -> Iterator[Unknown]:
    """The words of a text that are neither in the lists nor the council's ``own``, each time that they stand.

    A capital within a sentence, a word in capitals and one with a capital inside it is a name, and is let pass; at a
    sentence's start a capital is a name too, unless another letter would make a word that is known.
    """
    for sentence in sentences(text):
        words = " ".join(word for word in sentence.split() if not _ASIDE.search(word))
        for at, match in enumerate(_WORD.finditer(words)):
            for word in _plain(match[0], own):
                if len(word) < 3 or not (word.islower() or (at == 0 and word.istitle())) or _is_known(word, own):
                    continue
                meant = near(word.casefold())
                if word.islower() or meant:
                    yield Unknown(word, meant)


def _plain(word: str, own: frozenset[str]) -> list[str]:
    """What is to be looked up of a word: itself; or where it has hyphens or the 's of a possessive, and is not known
    as it is or without its hyphens, the parts between them, without the 's.
    """
    if word.isalpha():
        return [word]
    straight = word.replace("’", "'")
    if _is_known(straight, own) or _is_known(straight.replace("-", ""), own):
        return []
    return [re.sub(r"'s?$", "", part) for part in straight.split("-")]


def _is_known(word: str, own: frozenset[str]) -> bool:
    lower = word.casefold()
    return lower in own or known(lower) or (lower != word and known(word))
