"""Kinds of defect in what the commentary says in words: plans, dates, multiples, records, colours, names."""

from __future__ import annotations

from defects import Text, defect

RISING = ("EP 1.4", "EP 4.1")
"""Counts that have risen every month since April, and so got worse."""
RED_OR_AMBER = ("EP 1.4", "EP 2.3", "EP 4.1", "EP 6.4")
"""At risk or slipping, and off their targets."""


def _add(doc: Text, *sentences: str, codes: tuple[str, ...] = ()) -> bool:
    at = doc.page(codes=codes).said[0]
    return doc.put(at, f"{doc.lines[at]} {doc.rng.choice(sentences)}")


@defect("plan whose month is past")
def _(doc: Text) -> bool:
    month = doc.rng.choice(("March", "April", "May", "June", "July"))
    day = doc.rng.randint(1, 30)
    return _add(
        doc,
        f"The new team will be in place by {day} {month} 2026.",
        f"A further review is due in {month} 2026.",
        f"The work is expected to finish at the end of {month} 2026.",
    )


@defect("event whose month is to come, told as past")
def _(doc: Text) -> bool:
    month, year = doc.rng.choice((("October", 2026), ("December", 2026), ("February", 2027), ("March", 2028)))
    return _add(
        doc,
        f"The new team started in {month} {year}.",
        f"Two posts were filled in {month} {year}.",
        f"The service moved to its new office on 5 {month} {year}.",
    )


@defect("day that the calendar does not have")
def _(doc: Text) -> bool:
    day = doc.rng.choice(("31 June", "31 September", "30 February", "31 April", "31st November"))
    return _add(doc, f"The partners meet on {day} 2027.", f"The contract ends on {day}.")


@defect("wrong day of the week")
def _(doc: Text) -> bool:
    day = doc.rng.choice(
        ("Monday 11", "Friday 13", "Sunday 17", "Tuesday 26")
    )  # of August 2026, whose 1st is a Saturday
    return _add(doc, f"The partners met on {day} August 2026.", f"The office was closed on {day} August.")


@defect("how far from the target, as a share")
def _(doc: Text) -> bool:
    off = doc.rng.choice((3, 5, 9, 35, 60))
    return _add(doc, f"That is {off}% above the target.", f"The figure is {off}% over target.", codes=RISING)


@defect("last month's figure in other words")
def _(doc: Text) -> bool:
    page = doc.page(codes=RISING)
    wrong = int(doc.cells(page.rows[-2])[1]) + doc.rng.choice((-17, -9, 7, 12))
    said = (f"Last month it was {wrong}.", f"The figure for last month was {wrong}.", f"July's figure was {wrong}.")
    return doc.put(page.said[0], f"{doc.lines[page.said[0]]} {doc.rng.choice(said)}")


@defect("multiple that is none")
def _(doc: Text) -> bool:
    word = doc.rng.choice(("doubled", "halved", "trebled"))
    return _add(
        doc,
        f"The number has {word} since last year.",
        f"It has {word} since August 2025.",
        "That is twice the target.",
        "That is a half more than a year ago.",
        codes=RISING,
    )


@defect("colour that is another")
def _(doc: Text) -> bool:
    return _add(
        doc,
        "The indicator is green.",
        "This indicator remains green.",
        "The measure is now rated green.",
        codes=RED_OR_AMBER,
    )


@defect("month of the highest figure")
def _(doc: Text) -> bool:
    month = doc.rng.choice(("May", "June", "July"))
    return _add(doc, f"The number peaked in {month} 2026.", f"It was at its highest in {month} 2026.", codes=RISING)


@defect("first of its kind, which it is not")
def _(doc: Text) -> bool:
    month = doc.rng.choice(("April", "May", "June"))
    return _add(
        doc,
        f"This is the first rise since {month} 2026.",
        f"That is the first increase since {month} 2026.",
        codes=RISING,
    )


@defect("for how long the target was met")
def _(doc: Text) -> bool:
    count = doc.rng.choice(("two", "three", "four"))
    return _add(
        doc,
        f"The target has been met for {count} months running.",
        f"It has met its target for {count} consecutive months.",
        codes=("EP 1.4", "EP 2.3", "EP 4.1"),
    )


@defect("part and whole changed about")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.3",))
    return doc.sub(page.said[0], r"93 of 121|12 of 17", lambda m: " of ".join(reversed(m[0].split(" of "))))


@defect("reference to what is not there")
def _(doc: Text) -> bool:
    number = doc.rng.randint(4, 9)
    what = (f"section {number}", f"Table {number}", f"Appendix {doc.rng.choice('ABCD')}", f"Figure {number}")
    return _add(doc, f"More is said in {doc.rng.choice(what)}.")


@defect("somebody named, or told by age or address")
def _(doc: Text) -> bool:
    name = doc.rng.choice(("Patel", "Okafor", "Brown", "Lewandowska"))
    return _add(
        doc,
        f"Mrs {name}'s complaint was upheld.",
        f"One resident, Sarah {name}, has complained twice.",
        f"The {name} family were moved in July.",
        f"A {doc.rng.randint(2, 16)}-year-old boy was waiting.",
        f"The tenant at {doc.rng.randint(2, 90)} Harbour Road was moved.",
    )
