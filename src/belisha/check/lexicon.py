"""The words that are spelt right: a British dictionary's, and those that councils use beyond it.

The dictionary is SCOWL's en_GB-ise, written out by ``tools/write_words.py``. A word is looked up by halving its sorted
file, which takes a few microseconds and nothing to begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import combining, normalize

_WORDS = Path(__file__).parent / "words"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PIECE = 2_000
"""Bytes of the dictionary that are searched as fast as halved once more."""
_LONGEST = 24
"""No longer word has suggestions: there would be too many to try."""


@lru_cache(maxsize=16_384)
def known(word: str) -> bool:
    """Whether a word stands in one of the lists, in these letters or without their accents; ' is straight."""
    words = _dictionary()
    return word in _council() or _is_in(words, word) or (not word.isascii() and _is_in(words, _bare(word)))


def near(word: str) -> tuple[str, ...]:
    """The known words that a lower-case word may be meant for, the likeliest first.

    A capital makes them of it, two letters changed about, or one letter more, less or other after its first, which few
    get wrong.
    """
    if not word or len(word) > _LONGEST:
        return ()
    name, alike = word.capitalize(), _beginning(word[0])
    found = dict.fromkeys(tried for tried in _tries(word) if tried in alike)
    return ((name,) if known(name) else ()) + tuple(found)


def _bare(word: str) -> str:
    return "".join(each for each in normalize("NFD", word) if not combining(each))


def _tries(word: str) -> Iterator[str]:
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    yield from (head + letter + tail for head, tail in parts for letter in _LETTERS)
    yield from (head + tail[1:] for head, tail in parts if tail)
    yield from (head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS)


def _is_in(words: bytes, word: str) -> bool:
    """By halving: ``words`` has one a line in the order of their bytes, with a line's end before the first."""
    wanted = f"\n{word}\n".encode()
    low, high = 0, len(words) - 1
    while high - low > _PIECE:
        start = words.rfind(b"\n", low, (low + high) // 2 + 1)
        end = words.find(b"\n", start + 1)
        low, high = (start, high) if words[start : end + 1] <= wanted else (low, start)
    return words.find(wanted, low, high + 1) >= 0


@cache
def _dictionary() -> bytes:
    return (_WORDS / "english.txt").read_bytes()


@cache
def _council() -> frozenset[str]:
    lines = (_WORDS / "council.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _beginning(letter: str) -> frozenset[str]:
    """The words with a lower-case letter at their start, as a set: to ask it much, for what is misspelt."""
    words = _dictionary()
    start = words.find(f"\n{letter}".encode())
    end = words.find(f"\n{chr(ord(letter) + 1)}".encode(), start) if start >= 0 else 0
    found = words[start : end if end > 0 else len(words)] if start >= 0 else b""
    return frozenset(found.decode().split()) | frozenset(each for each in _council() if each.startswith(letter))
