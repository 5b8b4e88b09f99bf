"""Kinds of defect, each put into the example's document at a random place: lines are changed and never moved."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

ROW = re.compile(r"EP \d\.\d+\t")
MONTH_ROW = re.compile(r"(?:[A-Z][a-z]+|Q\d) \d{4}(?:/\d\d)?\t")


@dataclass
class Page:
    """A detail page: its first line, its rows of dates that have a value, and its lines of commentary."""

    code: str
    at: int
    rows: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    said: list[int] = field(default_factory=list)


class Text:
    """The document's lines, with where things stand. Positions count from 0, a finding's line is one more."""

    def __init__(self, text: str, rng: random.Random) -> None:
        self.lines, self.rng = text.split("\n"), rng
        first = next(at for at, line in enumerate(self.lines) if line.startswith("Section 2:"))
        self.partners = next(at for at, line in enumerate(self.lines) if line.startswith("SECTION 3"))
        self.rows = [at for at in range(first) if ROW.match(self.lines[at])]
        self.pages = list(self._pages(first))
        self.places: set[int] = set()
        self.code = ""

    def _pages(self, first: int) -> Iterator[Page]:
        page: Page | None = None
        for at in range(first, self.partners):
            line = self.lines[at]
            if ROW.match(line):
                if page:
                    yield page
                page = Page(line.split("\t")[0], at)
            elif line.startswith(("Aim:", "Expected Outcome:")):
                if page:
                    yield page
                page = None
            elif page and MONTH_ROW.match(line):
                (page.rows if line.split("\t")[1].strip("- ") else page.ahead).append(at)
            elif page and page.rows and len(line) > 60:
                page.said.append(at)
        if page:
            yield page

    def cells(self, at: int) -> list[str]:
        return self.lines[at].split("\t")

    def set_cell(self, at: int, column: int, text: str) -> None:
        cells = self.cells(at)
        cells[column] = text
        self.put(at, "\t".join(cells))

    def put(self, at: int, text: str) -> bool:
        """Change a line; whether it is another now."""
        changed = text != self.lines[at]
        self.lines[at] = text
        self.places.add(at + 1)
        return changed

    def row_of(self, code: str) -> int:
        return next(at for at in self.rows if self.cells(at)[0] == code)

    def page(self, *, monthly: bool = False, codes: tuple[str, ...] = ()) -> Page:
        pages = [page for page in self.pages if not monthly or not self.lines[page.rows[0]].startswith("Q")]
        page = self.rng.choice([page for page in pages if not codes or page.code in codes])
        self.code = page.code
        return page

    def sub(self, at: int, pattern: str, new: str | Callable[[re.Match[str]], str]) -> bool:
        """Change one match of a pattern in a line; whether there was one."""
        found = list(re.finditer(pattern, self.lines[at]))
        if not found:
            return False
        match = self.rng.choice(found)
        text = new if isinstance(new, str) else new(match)
        return self.put(at, self.lines[at][: match.start()] + text + self.lines[at][match.end() :])


type Defect = Callable[[Text], bool]
DEFECTS: dict[str, Defect] = {}


def defect(what: str) -> Callable[[Defect], Defect]:
    def register(made: Defect) -> Defect:
        DEFECTS[what] = made
        return made

    return register


def other(text: str, rng: random.Random, share: float = 0.3) -> str:
    """A figure of the same form that is up to ``share`` larger or smaller, and never the same."""
    match = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if match is None:
        return text
    digits = match[0].replace(",", "")
    places = len(digits.partition(".")[2])
    by = max(2 * 10**-places, float(digits) * rng.uniform(0.05, share))
    new = float(digits) + by * rng.choice((-1, 1))
    new = float(digits) + by if new <= 0 else new
    shown = f"{new:,.{places}f}" if "," in match[0] else f"{new:.{places}f}"
    return text[: match.start()] + shown + text[match.end() :]


@defect("value in the list differs from its page")
def _(doc: Text) -> bool:
    page = doc.page()
    row = doc.row_of(page.code)
    doc.set_cell(row, 4, other(doc.cells(row)[4], doc.rng))
    return bool(doc.places.add(page.rows[-1] + 1) or True)


@defect("target in the list differs from its page")
def _(doc: Text) -> bool:
    page = doc.page()
    row = doc.row_of(page.code)
    doc.set_cell(row, 5, other(doc.cells(row)[5], doc.rng))
    return bool(doc.places.add(page.rows[-1] + 1) or True)


@defect("annual target differs from the year's last")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.3", "EP 3.1", "EP 4.5", "EP 4.6", "EP 6.3", "EP 1.1", "EP 5.4"))
    row = doc.row_of(page.code)
    doc.set_cell(row, 6, other(doc.cells(row)[6], doc.rng))
    return bool(doc.places.update(at + 1 for at in (*page.ahead, page.at, page.rows[-1])) or True)


@defect("count in the summary")
def _(doc: Text) -> bool:
    at = next(at for at, line in enumerate(doc.lines) if line.startswith("Performance Data"))
    return doc.sub(at, r"\d+", lambda m: str(int(m[0]) + doc.rng.choice((1, 2, 3))))


@defect("count of an aim")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at, line in enumerate(doc.lines) if line.startswith("Expected Outcome:")])
    doc.places.add(next(i for i, line in enumerate(doc.lines) if line.startswith("Performance Data")) + 1)
    return doc.sub(at, r"\d+", lambda m: str(int(m[0]) + doc.rng.choice((1, 2))))


@defect("outcome symbol in the list")
def _(doc: Text) -> bool:
    row = doc.rng.choice([at for at in doc.rows if doc.cells(at)[7] in "✓▲◆"])
    doc.code = doc.cells(row)[0]
    doc.places.add(next(i for i, line in enumerate(doc.lines) if line.startswith("Performance Data")) + 1)
    doc.places |= {i + 1 for i, line in enumerate(doc.lines) if line.startswith("Expected Outcome:")}
    doc.set_cell(row, 7, doc.rng.choice([each for each in "✓▲◆" if each != doc.cells(row)[7]]))
    return True


@defect("outcome symbol on a page")
def _(doc: Text) -> bool:
    page = doc.page()
    doc.places.add(page.at + 1)
    old = doc.cells(page.at + 1)[1]
    doc.set_cell(page.at + 1, 1, doc.rng.choice([each for each in "✓▲◆" if each != old]))
    return True


@defect("arrow against last year")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 1.1", "EP 1.4", "EP 2.3", "EP 2.4", "EP 3.1", "EP 4.1", "EP 4.3", "EP 6.3", "EP 6.4"))
    row = doc.row_of(page.code)
    doc.set_cell(row, 8, {"↑": "↓", "↓": "↑", "→": "↑", "-": "↑"}[doc.cells(row)[8]])
    return True


@defect("gauge with another figure")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 1.4", "EP 2.3"))
    wanted = r"(?<=<p>)165|173\.25|205(?= 300)" if page.code == "EP 1.4" else r"83\.6|88\.0|76\.9"
    return doc.sub(page.at, wanted, lambda m: other(m[0], doc.rng))


@defect("number of a section")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at, line in enumerate(doc.lines) if re.match(r"Section \d:|SECTION \d", line)])
    doc.places |= {i + 1 for i, line in enumerate(doc.lines) if re.match(r"Section \d:|SECTION \d", line)}
    return doc.sub(at, r"(?<=[nN] )\d", lambda m: str(int(m[0]) + 1))


@defect("words of a heading in the contents")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at in range(12, 18) if doc.lines[at].endswith("Indicators")])
    return doc.sub(
        at, r" and| Indicators$|(?<=Safet)y|(?<=Econom)y", lambda m: {" and": "", "y": "ies"}.get(m[0], " Indicator")
    )


@defect("year of a heading")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at in range(8, 50) if re.search(r"2026-27", doc.lines[at])])
    return doc.sub(at, "2026-27", doc.rng.choice(("2025-26", "2024-25", "2016-17")))


@defect("year of a column")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at, line in enumerate(doc.lines) if line.startswith("Code\tShort Name")])
    doc.places |= set(range(at + 1, at + 10))  # the rows under it then have targets for another year
    return doc.sub(at, "2026/27", doc.rng.choice(("2025/26", "2024/25")))


@defect("month on the front")
def _(doc: Text) -> bool:
    return doc.put(4, doc.rng.choice(("July 2026", "June 2026", "May 2026")))


@defect("term of the key")
def _(doc: Text) -> bool:
    at = doc.rng.choice(range(29, 36))
    doc.set_cell(at, 0, doc.rng.choice(("Comment", "Outcome", "Trend", "Month's Result")))
    return True


@defect("symbol lost from the key")
def _(doc: Text) -> bool:
    doc.places |= {at + 1 for at in doc.rows}
    return doc.sub(doc.rng.choice((34, 35)), r"(?<=<p>)[◆▲✓↑↓→](?= =)", "")


@defect("symbol that the key does not name")
def _(doc: Text) -> bool:
    row = doc.rng.choice(doc.rows)
    doc.code = doc.cells(row)[0]
    doc.places.add(50)
    doc.set_cell(row, 7, doc.rng.choice("●■★"))
    return True


@defect("reference to nothing")
def _(doc: Text) -> bool:
    at = doc.rng.choice(doc.page().said)
    return doc.put(at, f"{doc.lines[at]} See EP {doc.rng.choice((7, 8, 9))}.{doc.rng.randint(1, 9)}.")


@defect("committee spelt otherwise")
def _(doc: Text) -> bool:
    row = doc.rng.choice(doc.rows)
    return doc.sub(
        row,
        r" and (?=[A-Z]\w+ Scrutiny)|(?<=Scruti)n|(?<=,) (?=Health)",
        lambda m: {" and ": " & ", "n": "nn"}.get(m[0], ""),
    )


@defect("owner spelt otherwise")
def _(doc: Text) -> bool:
    row = doc.rng.choice(
        [at for at in doc.rows if not re.search(r"Bright|Finn|Lacey|Quaye|Ashgrove", doc.cells(at)[9])]
    )
    name, doc.code = doc.cells(row)[9], doc.cells(row)[0]
    at = doc.rng.randrange(3, len(name) - 2)
    doc.set_cell(row, 9, name[:at] + name[at] + name[at:])
    return name[at].isalpha()


@defect("title on the page")
def _(doc: Text) -> bool:
    page = doc.page()
    words = doc.cells(page.at)[1].split()
    del words[doc.rng.randrange(1, len(words) - 2)]
    doc.set_cell(page.at, 1, " ".join(words))
    return True


@defect("bracket dropped")
def _(doc: Text) -> bool:
    row = doc.rng.choice(doc.rows)
    page = next((page.at for page in doc.pages if page.code == doc.cells(row)[0]), None)
    doc.code = doc.cells(row)[0]
    if page is not None:
        doc.put(page, doc.lines[page].replace("]", "", 1))
    return doc.sub(row, r"\]", "")


@defect("cumulative figure that falls")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 4.5", "EP 4.6"))
    at = doc.rng.choice(
        [at for n, at in enumerate(page.rows[1:-1], 1) if not doc.lines[at].startswith(("April", "Q1"))]
    )
    doc.places.add(at + 2)
    before = int(re.sub(r"\D", "", doc.cells(at - 1)[1]))
    new = f"{int(before * doc.rng.uniform(0.5, 0.95)):,}"
    doc.set_cell(at, 1, f"£{new}" if page.code == "EP 4.6" else new)
    return True


@defect("cumulative figure that does not start again")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 4.6",))
    at = next(at for at in page.rows if doc.lines[at].startswith("April 2026"))
    doc.places.add(at + 2)
    doc.set_cell(at, 1, f"£{int(1_971_770 + doc.rng.uniform(50_000, 200_000)):,}")
    return True


@defect("share above 100%")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.3", "EP 2.4", "EP 3.1", "EP 1.6", "EP 5.4"))
    at = doc.rng.choice(page.rows[:-1])
    doc.set_cell(at, 1, f"{doc.rng.uniform(100.1, 190):.1f}%")
    return True


@defect("target of a month")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 4.6",))
    at = doc.rng.choice(page.ahead[:-1])
    doc.places |= {at + 2}
    doc.set_cell(at, 2, f"£{int(int(re.sub(r'\D', '', doc.cells(at)[2])) * doc.rng.choice((0.5, 1.5))):,}")
    return True


@defect("unit missing in a series")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.3", "EP 2.4", "EP 3.1", "EP 5.4", "EP 4.6", "EP 1.1"))
    at = doc.rng.choice(page.rows[:-1])
    doc.set_cell(at, 1, doc.cells(at)[1].strip("%£"))
    return True


@defect("decimal places in a series")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.2", "EP 3.2", "EP 4.3", "EP 6.3"))
    at = doc.rng.choice(page.rows[:-1])
    doc.places |= {row + 1 for row in page.rows}
    doc.set_cell(at, 1, doc.cells(at)[1][:-1].rstrip("."))
    return True


@defect("months left out of a table")
def _(doc: Text) -> bool:
    page = doc.page(monthly=True)
    doc.places |= {at + 1 for at in page.rows + page.ahead}
    for at in page.ahead[doc.rng.randrange(2, 6) :]:
        doc.put(at, "")
    return True
