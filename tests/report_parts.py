"""The smallest parts of reports made by hand: words, figures, labels, headings, tables."""

from __future__ import annotations

from decimal import Decimal

from belisha.report import model as m
from belisha.report.part import Label
from belisha.report.wording.english.data import DATA
from belisha.report.words import Words

MONTHS = tuple(
    (f"{2016 + (month + 2) // 12}-{(month + 2) % 12 + 1:02d}", letter)
    for month, letter in enumerate("AMJJASONDJFM" * 2, start=1)
)
NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LATEST = 12
OUTCOMES = {
    "at_risk": "At risk of missing target",
    "some_slippage": "Some slippage against target",
    "on_course": "On course to achieve target",
    "none": "No value",
    "at_risk_or_some_slippage": "At risk or some slippage",
}
STATUSES = {
    "on_target": "On target",
    "near_target": "Near target",
    "off_target": "Off target",
    "no_target": "No target",
    "no_value": "No value",
}
COMMENTARY: tuple[m.Block, ...] = (
    m.Paragraph(
        text="Two large families came into care in March, and the new placements team starts in June. Until then the "
        "service expects the rate to stay where it is."
    ),
    m.BulletList(items=("Weekly review of every new placement.", "Two more foster carers approved in May.")),
)


def words() -> Words:
    """Every fixed word, named after its field; "{page}" and "{pages}" where the renderer fills them in."""
    texts = {name: name.replace("_", " ").capitalize() for name in Words.__struct_fields__}
    return Words(**(texts | {"page_of": "Page {page} of {pages}", "data": DATA}))  # type: ignore[arg-type]


def figure(
    number: str | None, unit: str = "", missing: str = "not_yet_available", text: str = "Not yet available"
) -> m.Figure:
    if number is None:
        return m.Figure(text=text, missing=missing)
    return m.Figure(text=f"{Decimal(number):,}{unit}", number=Decimal(number))


def period(index: int) -> Label:
    code, _ = MONTHS[index]
    return Label(code=code, text=f"{NAMES[int(code[5:]) - 1]} {code[:4]}")


def label(codes: dict[str, str], code: str) -> Label:
    return Label(code=code, text=codes[code])


def table(caption: str, header: tuple[str, ...], *rows: tuple[str, ...], notes: tuple[m.Note, ...] = ()) -> m.DataTable:
    cells = tuple(tuple(m.Cell(text=text, number=_number(text)) for text in row) for row in rows)
    anchor = "table-" + "-".join(caption.lower().split())
    return m.DataTable(anchor=anchor, caption=caption, header=header, rows=cells, notes=notes)


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text.replace(".", "").isdigit() else None


def heading(anchor: str, text: str, number: str = "") -> m.Heading:
    return m.Heading(anchor=anchor, text=text, number=number)
