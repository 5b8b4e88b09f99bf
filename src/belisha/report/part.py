"""What every part of a Report is made of: frozen structs that read and write themselves as JSON."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(msgspec.field,))
class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value with named fields. Unknown fields in a stored report are an error, not ignored."""


class Label(Part):
    """A code and its words. Codes decide shapes and colours; words are what people read."""

    code: str
    text: str
