"""What every value of the product is made from."""

from __future__ import annotations

from typing import Any, dataclass_transform

import msgspec

_FEW, _LONG = 3, 80
"""In a notebook: so many members, and characters, of a value within another are shown."""


@dataclass_transform(frozen_default=True, field_specifiers=(msgspec.field,))
class Frozen(msgspec.Struct, frozen=True):
    """A frozen value: equal, hashed and shown by its fields, changed only into another by ``msgspec.structs.replace``.

    A msgspec struct and no dataclass, whose methods Python compiles from text in every process
    (``docs/decisions/msgspec.md``). A class that keeps what it once worked out (``functools.cached_property``) says
    ``dict=True``.
    """

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - as IPython calls it
        """In a notebook: a line for each field, and long tuples by their number, so that facts do not take pages."""
        fields = (f"    {name}={_brief(getattr(self, name))}," for name in self.__struct_fields__)
        printer.text("\n".join((f"{type(self).__name__}(", *fields, ")")))


def _brief(value: object) -> str:
    """A value on a line."""
    if isinstance(value, tuple) and len(value) > _FEW:
        return f"<{len(value)} of {type(value[0]).__name__}>"
    if isinstance(value, tuple):
        return f"({', '.join(map(_brief, value))}{',' * (len(value) == 1)})"
    if isinstance(value, Frozen):
        named = (_brief(getattr(value, name)) for name in value.__struct_fields__[:_FEW])
        return f"{type(value).__name__}({', '.join(named)}{', …' if len(value.__struct_fields__) > _FEW else ''})"
    if isinstance(value, str) and len(value) > _LONG:
        return repr(f"{value[: _LONG - 1]}…")
    return repr(value)
