"""What every value of the product is made from."""

from __future__ import annotations

from typing import dataclass_transform

import msgspec


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True):
    """A frozen value: equal, hashed and shown by its fields, changed only into another by ``msgspec.structs.replace``.

    A msgspec struct and no dataclass, whose methods Python compiles from text in every process
    (``docs/decisions/msgspec.md``). A class that keeps what it once worked out (``functools.cached_property``) says
    ``dict=True``.
    """
