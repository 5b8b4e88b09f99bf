"""A value in a notebook: what a person can read of it, however much it holds."""

from types import SimpleNamespace

from belisha.domain.frozen import Frozen


class Ward(Frozen):
    name: str
    streets: tuple[str, ...] = ()
    council: "Council | None" = None


class Council(Frozen):
    name: str
    wards: tuple[Ward, ...]
    notice: str = ""


def shown(value: Frozen) -> str:
    written: list[str] = []
    value._repr_pretty_(SimpleNamespace(text=written.append), cycle=False)
    return "".join(written)


def test_a_value_is_shown_a_field_a_line_and_what_is_long_by_its_number() -> None:
    council = Council("Estuary", tuple(Ward(f"Ward {number}") for number in range(42)), "x" * 100)
    assert shown(council) == f"Council(\n    name='Estuary',\n    wards=<42 of Ward>,\n    notice='{'x' * 79}…',\n)"
    assert shown(Ward("Quay", ("High Street",), council)) == (
        f"Ward(\n    name='Quay',\n    streets=('High Street',),\n"
        f"    council=Council('Estuary', <42 of Ward>, '{'x' * 79}…'),\n)"
    )


def test_its_repr_keeps_everything() -> None:
    assert repr(Ward("Quay", tuple("abcdef"))).count("'") == 14
