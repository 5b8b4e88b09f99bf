"""Kinds of defect in the commentary and in the partnerships' tables."""

from __future__ import annotations

import re
from collections.abc import Callable

from defects import DEFECTS, Text, defect, other

__all__ = ["DEFECTS"]


def _in_text(doc: Text, pattern: str, new: str | Callable[[re.Match[str]], str]) -> bool:
    """Change one match in the commentary of any page."""
    found = [(page, at) for page in doc.pages for at in page.said if re.search(pattern, doc.lines[at])]
    page, at = doc.rng.choice(found)
    doc.code = page.code
    return doc.sub(at, pattern, new)


@defect("value misquoted")
def _(doc: Text) -> bool:
    page = doc.page()
    value = re.escape(doc.cells(page.rows[-1])[1])
    at = next((at for at in page.said if re.search(rf"(?<![\d,.]){value}", doc.lines[at])), None)
    return at is not None and doc.sub(at, rf"(?<![\d,.]){value}", lambda m: other(m[0], doc.rng))


@defect("digits of a value swapped")
def _(doc: Text) -> bool:
    page = doc.page()
    value = doc.cells(page.rows[-1])[1]
    pairs = [at for at in range(len(value) - 1) if value[at : at + 2].isdigit() and value[at] != value[at + 1]]
    if not pairs:
        return False
    cut = doc.rng.choice(pairs)
    new = value[:cut] + value[cut + 1] + value[cut] + value[cut + 2 :]
    at = next((at for at in page.said if value in doc.lines[at]), None)
    return at is not None and doc.sub(at, rf"(?<![\d,.]){re.escape(value)}", new)


@defect("past figure misquoted")
def _(doc: Text) -> bool:
    return _in_text(doc, r"(?<=from )£?\d[\d.,]*\d%?(?= (?:days |minutes )?in [A-Z])", lambda m: other(m[0], doc.rng))


@defect("month of a past figure")
def _(doc: Text) -> bool:
    wrong = doc.rng.choice(("May", "June", "February", "January"))
    return _in_text(doc, r"(?<=\d in )July(?! 2025)|(?<=% in )July|(?<=days in )July|(?<=minutes in )July", wrong)


@defect("wrong month beside the value")
def _(doc: Text) -> bool:
    found = [
        (page, at) for page in doc.pages for at in page.said[:1]
        if re.search(rf"{re.escape(doc.cells(page.rows[-1])[1])}(?: [a-z-]+){{0,6}} in August 2026", doc.lines[at])
    ]  # fmt: skip
    at = doc.rng.choice(found)[1]
    return doc.sub(at, "August 2026", doc.rng.choice(("July 2026", "June 2026", "May 2026")))


@defect("target misquoted")
def _(doc: Text) -> bool:
    return _in_text(doc, r"(?<=target of )£?\d[\d.,]*\d%?", lambda m: other(m[0], doc.rng))


@defect("above and below the target swapped")
def _(doc: Text) -> bool:
    return _in_text(doc, r"\b(?:above|below)(?= the target)", lambda m: {"above": "below", "below": "above"}[m[0]])


@defect("up and down swapped")
def _(doc: Text) -> bool:
    return _in_text(doc, r"\b(?:up|down)(?= from £?\d)", lambda m: {"up": "down", "down": "up"}[m[0]])


@defect("share of two counts misquoted")
def _(doc: Text) -> bool:
    pattern = r"\d+(?= of 1(?:54|21) )|(?<= )73(?= of 617)|(?<=, )24(?= were)|(?<=, )120(?= were)"
    return _in_text(doc, pattern, lambda m: str(int(m[0]) + doc.rng.choice((-9, -5, 5, 9))))


@defect("distance from the target misquoted")
def _(doc: Text) -> bool:
    def new(match: re.Match[str]) -> str:
        return other(match[0], doc.rng, 0.8) if match[0] != "three" else doc.rng.choice(("two", "five", "six"))

    return _in_text(doc, r"40(?= above the target)|23(?= above the target)|£64,340(?= above)|three(?= fewer than)", new)


WORSE = ("EP 1.4", "EP 2.3", "EP 3.2", "EP 4.1", "EP 4.6", "EP 6.4")


def _add(doc: Text, sentence: str, codes: tuple[str, ...] = ()) -> bool:
    page = doc.page(codes=codes)
    at = doc.rng.choice(page.said)
    return doc.put(at, f"{doc.lines[at]} {sentence}")


@defect("“stable” on a figure that got worse")
def _(doc: Text) -> bool:
    word = doc.rng.choice(("stable", "steady", "unchanged"))
    return _add(doc, f"Performance has remained {word}.", ("EP 1.4", "EP 2.3", "EP 3.2", "EP 4.1", "EP 6.4"))


@defect("“improved” on a figure that got worse")
def _(doc: Text) -> bool:
    said = doc.rng.choice(
        (
            "Performance has improved since last month.",
            "The position is better than last month.",
            "Performance improved again.",
        )
    )
    return _add(doc, said, ("EP 1.4", "EP 2.3", "EP 3.2", "EP 4.1", "EP 6.4"))


@defect("“worse” on a figure that got better")
def _(doc: Text) -> bool:
    said = doc.rng.choice(("Performance has worsened since last month.", "Performance has declined since last month."))
    return _add(doc, said, ("EP 2.4",))


@defect("“met the target” where it was not")
def _(doc: Text) -> bool:
    return _add(
        doc,
        doc.rng.choice(("We have met the target.", "Performance is on target.", "The service achieved its target.")),
    )


@defect("text that breaks off")
def _(doc: Text) -> bool:
    at = doc.page().said[-1]
    words = doc.lines[at].split()
    return doc.put(
        at,
        " ".join(words[: -doc.rng.randrange(1, 5)]).rstrip(".,;:)")
        if doc.rng.random() < 0.5
        else doc.lines[at].rstrip("."),
    )


@defect("word doubled")
def _(doc: Text) -> bool:
    at = doc.rng.choice(doc.page().said)
    return doc.sub(at, r"\b(?:the|of|in|and|is|to|for)\b", lambda m: f"{m[0]} {m[0]}")


@defect("word misspelt")
def _(doc: Text) -> bool:
    def slip(match: re.Match[str]) -> str:
        word, at = match[0], doc.rng.randrange(1, len(match[0]) - 2)
        return doc.rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[: at + 1] + word[at:],
                word[:at] + doc.rng.choice("aeiou") + word[at + 1 :],
            )
        )

    return doc.sub(doc.rng.choice(doc.page().said), r"(?<![\w’-])[a-z]{6,}(?![\w’-])", slip)


@defect("placeholder for a commentary")
def _(doc: Text) -> bool:
    page = doc.page()
    for at in page.said[1:]:
        doc.put(at, "")
    return doc.put(page.said[0], doc.rng.choice(("Update to follow.", "No comment.", "As above.", "TBC")))


@defect("commentary left out")
def _(doc: Text) -> bool:
    page = doc.page()
    doc.places |= {page.at + 1}
    return [doc.put(at, "") for at in page.said] != []


@defect("action left out")
def _(doc: Text) -> bool:
    page = doc.page()
    doc.places |= {at + 1 for at in page.said}
    return [doc.put(at, "") for at in page.said[1:]] != []


@defect("good news alone")
def _(doc: Text) -> bool:
    page = doc.page()
    for at in page.said[1:]:
        doc.put(at, "")
    said = (
        "The service is doing well, and its excellent work with residents goes on.",
        "There has been good progress, and partners are pleased with the strong start.",
    )
    return doc.put(page.said[0], doc.rng.choice(said))


@defect("commentary of another indicator")
def _(doc: Text) -> bool:
    one, two = doc.rng.sample(doc.pages, 2)
    doc.places |= {at + 1 for at in (*one.said, *two.said)}
    doc.code = two.code
    return doc.put(two.said[-1], doc.lines[one.said[-1]])


@defect("figure left as XX")
def _(doc: Text) -> bool:
    return _in_text(doc, r"(?<= )\d[\d.,]*\d(?=%? )", "XX")


@defect("small number of people")
def _(doc: Text) -> bool:
    few, many = doc.rng.randint(1, 5), doc.rng.randint(12, 40)
    said = (
        f"Of these, {few} of {many} children were waiting.",
        f"It happened to {few} children.",
        f"There were {few} of {many} patients left.",
    )
    return _add(doc, doc.rng.choice(said))


@defect("one person's health")
def _(doc: Text) -> bool:
    said = (
        "The post holder is off sick.",
        "The team manager is on maternity leave, which delays the work.",
        "One of the officers has been on long-term sick leave.",
    )
    return _add(doc, doc.rng.choice(said))


@defect("incomplete data without a mark")
def _(doc: Text) -> bool:
    said = (
        "Data from two sites have not been received.",
        "The figure is awaiting validation.",
        "Final data are unlikely to be available before November.",
    )
    return _add(doc, doc.rng.choice(said))


@defect("link that leads nowhere")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at in range(doc.partners, len(doc.lines)) if "https://" in doc.lines[at]])
    return doc.sub(at, "https://", doc.rng.choice(("https:/", "http:", "https//")))


TOTALS = (
    "Theft of a vehicle",
    "Theft from a vehicle",
    "Burglary in a home",
    "Bicycle theft",
    "Shoplifting",
    "Criminal damage",
)


def _starting(doc: Text, words: str) -> int:
    return next(at for at in range(doc.partners, len(doc.lines)) if words in doc.lines[at])


@defect("row of a table with a total")
def _(doc: Text) -> bool:
    at = _starting(doc, f"\t{doc.rng.choice(TOTALS)}\t")
    doc.places |= {_starting(doc, "Eight kinds together") + 1}
    column = next(n for n, cell in enumerate(doc.cells(at)) if cell in TOTALS) + doc.rng.choice((1, 2, 3))
    doc.set_cell(at, column, other(doc.cells(at)[column], doc.rng))
    return True


@defect("total of a table")
def _(doc: Text) -> bool:
    at = _starting(doc, "Eight kinds together")
    doc.places |= set(range(at + 1, at + 11))
    return doc.sub(at, r"\b(?:539|2,626|2,630)\b", lambda m: other(m[0], doc.rng))


@defect("change of a row")
def _(doc: Text) -> bool:
    at = _starting(doc, f"\t{doc.rng.choice(TOTALS)}\t")
    cells = doc.cells(at)
    column = next(n for n, cell in enumerate(cells) if cell[:1] in "↑↓" and cell)
    doc.set_cell(at, column, other(cells[column], doc.rng, 0.9))
    return True


@defect("share of one whole")
def _(doc: Text) -> bool:
    at = _starting(doc, "Neither good nor poor")
    return doc.sub(at, r"\d+(?=%</li>)", lambda m: str(int(m[0]) + doc.rng.choice((-4, 4, 7, 10))))


@defect("percentage of two counts")
def _(doc: Text) -> bool:
    words = doc.rng.choice(("39 of 50", "45 of 57", "of 2,434"))
    return doc.sub(_starting(doc, words), r"(?<=<p>)\d\d\.\d(?=%)", lambda m: other(m[0], doc.rng))


@defect("share in a small table")
def _(doc: Text) -> bool:
    at = _starting(doc, "Seen within four hours")
    return doc.sub(at, r"7[0-9]\.\d(?=%)", lambda m: other(m[0], doc.rng))


@defect("change over the year")
def _(doc: Text) -> bool:
    at, pattern = doc.rng.choice(
        ((_starting(doc, "1,180"), r"5\.6(?=% on)"), (_starting(doc, "1,131"), r"2\.4(?=% over)"))
    )
    return doc.sub(at, pattern, lambda m: other(m[0], doc.rng, 0.9))


@defect("mark without a note")
def _(doc: Text) -> bool:
    at = _starting(doc, doc.rng.choice(("943*", "352**", "they had chosen *")))
    doc.places |= {n + 1 for n, line in enumerate(doc.lines) if line.startswith("*")}  # whose mark is gone
    return doc.sub(at, r"\*+", "***")


@defect("figure without its period")
def _(doc: Text) -> bool:
    at = doc.rng.choice([_starting(doc, "352**"), _starting(doc, "45 of 57")])
    return doc.sub(at, r" \(April to \w+ 2026\)", "")


@defect("measure left behind")
def _(doc: Text) -> bool:
    at = _starting(doc, "Planned treatment")
    doc.put(at, doc.lines[at].replace("July 2026", doc.rng.choice(("April 2026", "March 2026", "May 2026"))))
    return doc.sub(at, " In July 2025[^<]*|<p>In July 2025[^<]*</p>", "")
