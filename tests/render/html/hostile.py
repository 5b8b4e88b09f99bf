"""A report whose every text is an attack or an accident."""

from __future__ import annotations

from typing import Any

import msgspec
from tests import report_builder as make

from belisha.report import model as m

MARKUP = (
    "<script>alert('x')</script><img src=x onerror=alert(1)> </style></title> {{ 7 * 7 }} {% raw %} ]]> & &amp; \"'"
)
CONTROL = "bell\x07 escape\x1b null\x00 surrogate\ud83d nonsense\ufffe"
RIGHT_TO_LEFT = "שלום עולם \u202etxt.exe مرحبا"
EMOJI = "🎉 👩‍👩‍👧 🇬🇧 你好"
LONG = "x" * 500
TEXTS = (MARKUP, CONTROL, RIGHT_TO_LEFT, EMOJI, LONG)
ENDLESS = "x" * 50_000

_KEPT = {"anchor", "code", "detail", "kind", "language", "generated_code", "brand_colour", "logo", "file_stem"}
"""What is not text: anchors, codes and the like, which composing makes."""


def report(text: str) -> m.Report:
    """A report with every kind of part that says ``text`` wherever it says anything."""
    return _saying(make.report(), text)


def endless() -> m.Report:
    """A report in which an officer has leant on a key: a title and a commentary of 50,000 letters without a space."""
    entry = make.entry(title=ENDLESS, owners=ENDLESS, outcome_note=ENDLESS)
    blocks = (
        m.Paragraph(text=ENDLESS),
        m.BulletList(items=(ENDLESS,)),
        make.table("Table", ("", ENDLESS, "Short"), (ENDLESS, "1", ENDLESS)),
    )
    return make.report(entries=(entry,), details=(make.detail(entry, commentary=blocks),))


def _saying(value: Any, text: str) -> Any:
    match value:
        case msgspec.Struct():
            names = [name for name in value.__struct_fields__ if name not in _KEPT]
            return msgspec.structs.replace(value, **{name: _saying(getattr(value, name), text) for name in names})
        case tuple():
            return tuple(_saying(each, text) for each in value)
        case str() if value:
            return text
        case _:
            return value
