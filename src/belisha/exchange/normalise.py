"""Text as Belisha keeps it, cleaned once on the way in.

Whatever becomes a string of ``Facts`` has passed through here, so that files written from it read back the same.
"""

from __future__ import annotations

import re
import unicodedata

from belisha.domain.frozen import Frozen

EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
JOINED_SCRIPTS = "\u0600-\u0dff\u0e80-\u109f\u1780-\u17ff"
"""Arabic, Indic and neighbouring scripts, which are misspelt without their joiners."""

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb]"
    f"|(?<![{JOINED_SCRIPTS}])\u200c|\u200c(?![{JOINED_SCRIPTS}])"
    f"|(?<![{JOINED_SCRIPTS}{EMOJI}\ufe0f])\u200d|\u200d(?![{JOINED_SCRIPTS}{EMOJI}])"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_STEPS = (
    ("line ends", _LINE_ENDS, "\n"),
    ("control characters", _CONTROLS, ""),
    ("spaces", _SPACES, " "),
    ("writing direction marks", _DIRECTION, ""),
    ("invisible characters", _INVISIBLE, ""),
)


class Clean(Frozen):
    """``text`` as Belisha keeps it; ``changes`` names what was mended ("line ends", "Unicode form"), in order."""

    text: str
    changes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        return bool(self.changes)


def normalise(text: str) -> Clean:
    """Clean a text.

    Line ends become newlines; control characters, marks of writing direction and invisible characters go (joiners stay
    within emoji and in scripts that need them); every kind of space becomes the ordinary one; the Unicode form is NFC.
    Tabs and newlines stay. Cleaning a clean text changes nothing.
    """
    if text.isascii() and text.isprintable():
        return Clean(text)
    changes: list[str] = []
    # Taking one character out can bring two together that compose or join, so until nothing changes.
    while (cleaned := _once(text, changes)) != text:
        text = cleaned
    return Clean(text, tuple(dict.fromkeys(changes)))


def clean(text: str) -> str:
    """The text alone, for where nobody asks what changed."""
    return normalise(text).text


def _once(text: str, changes: list[str]) -> str:
    for name, pattern, replacement in _STEPS:
        cleaned = pattern.sub(replacement, text)
        if cleaned != text:
            changes.append(name)
        text = cleaned
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        changes.append("Unicode form")
    return composed
