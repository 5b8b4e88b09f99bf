"""Kinds of defect in rows of dates, the key, the front and the tables, as a tired hand or a copied cell makes them."""

from __future__ import annotations

import re

from defects import Text, defect

_MONTHLY = ("EP 1.4", "EP 2.2", "EP 2.3", "EP 2.4", "EP 3.1", "EP 3.2", "EP 4.1", "EP 4.3", "EP 6.4")


def _line(doc: Text, beginning: str) -> int:
    return next(at for at, line in enumerate(doc.lines) if line.startswith(beginning))


@defect("two months of a table of dates swapped")
def _(doc: Text) -> bool:
    page = doc.page(codes=_MONTHLY)
    at = doc.rng.choice([row for row in page.rows[1:-2] if row + 1 in page.rows])
    one, other = doc.cells(at)[0], doc.cells(at + 1)[0]
    doc.set_cell(at, 0, other)
    doc.set_cell(at + 1, 0, one)
    return True


@defect("wrong year of a row of dates")
def _(doc: Text) -> bool:
    at = doc.rng.choice(doc.page(codes=_MONTHLY).rows[1:-1])
    return doc.sub(at, r"20\d\d", lambda m: str(int(m[0]) + doc.rng.choice((-1, 1))))


@defect("quarter in the place of a month")
def _(doc: Text) -> bool:
    page = doc.page(codes=_MONTHLY)
    at = doc.rng.choice([row for row in page.rows[1:-1] if doc.lines[row].startswith("June")])
    return doc.sub(at, r"June 20\d\d", "Q1 2025/26")


@defect("digits of a past value swapped")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 2.3", "EP 3.1"))
    at = doc.rng.choice(page.rows[1:-2])
    return doc.sub(at, r"(?<=\t)\d\d(?=\.\d%\t)", lambda m: m[0][::-1])


@defect("decimal point of a past value moved")
def _(doc: Text) -> bool:
    page = doc.page(codes=("EP 4.1", "EP 2.2", "EP 3.2"))
    at = doc.rng.choice(page.rows[1:-2])
    return doc.sub(at, r"(?<=\t)\d+(?:\.\d+)?(?=\t)", lambda m: f"{float(m[0]) * 10:g}")


@defect("letter for a digit in the list")
def _(doc: Text) -> bool:
    row = doc.rng.choice([at for at in doc.rows if re.search(r"\t\d+\.\d%\t", doc.lines[at])])
    doc.code = doc.cells(row)[0]
    return doc.sub(row, r"(?<=\t)\d+\.\d%(?=\t)", lambda m: m[0][:-2] + doc.rng.choice("Ol") + "%")


@defect("sign dropped from one cell of a row")
def _(doc: Text) -> bool:
    row = doc.rng.choice([at for at in doc.rows if doc.lines[at].count("%\t") >= 3])
    doc.code = doc.cells(row)[0]
    return doc.sub(row, r"(?<=\d)%(?=\t)", "")


@defect("title of another indicator")
def _(doc: Text) -> bool:
    one, other = doc.rng.sample(doc.rows, 2)
    pages = {page.code for page in doc.pages}
    if doc.cells(other)[0] in pages or doc.cells(one)[1].partition("[")[2] != doc.cells(other)[1].partition("[")[2]:
        return False
    doc.places.add(one + 1)
    doc.set_cell(other, 1, doc.cells(one)[1])
    return doc.cells(one)[4].endswith("%") == doc.cells(other)[4].endswith("%")


@defect("month later than the report's in the list")
def _(doc: Text) -> bool:
    row = doc.rng.choice([at for at in doc.rows if doc.cells(at)[3] == "August 2026"])
    doc.code = doc.cells(row)[0]
    doc.set_cell(row, 3, doc.rng.choice(("September 2026", "October 2026", "August 2027")))
    return True


@defect("generated before the month is over")
def _(doc: Text) -> bool:
    return doc.sub(_line(doc, "Generated on"), r"\d+ September", f"{doc.rng.randint(1, 31)} August")


@defect("another version at the foot of the page")
def _(doc: Text) -> bool:
    at = [at for at, line in enumerate(doc.lines) if line.startswith("Version")][-1]
    return doc.sub(at, r"\d\.\d", doc.rng.choice(("1.1", "0.9", "2.0")))


@defect("end of another year in the key")
def _(doc: Text) -> bool:
    return doc.sub(_line(doc, "Expected Outcome\t<p>"), "March 2027", doc.rng.choice(("March 2026", "March 2028")))


@defect("month above its year to date")
def _(doc: Text) -> bool:
    at = doc.rng.choice([at for at, line in enumerate(doc.lines) if line.startswith("\t\t\t") and line.count("\t") > 8])
    doc.places |= {n + 1 for n, line in enumerate(doc.lines) if line.startswith("\t\t\t")}
    cells = doc.cells(at)
    if not cells[4].isdigit():
        return False
    doc.set_cell(at, 4, str(int(cells[5].replace(",", "")) + doc.rng.randint(1, 90)))
    return True


@defect("rate of the whole beyond all its parts")
def _(doc: Text) -> bool:
    at = next(at for at, line in enumerate(doc.lines) if "Eight kinds together" in line)
    doc.set_cell(at, 8, f"{doc.rng.uniform(25, 60):.1f}")
    return True


@defect("year introduced after the first figures")
def _(doc: Text) -> bool:
    page = doc.page(codes=_MONTHLY)
    at = next(at for at in range(page.at, page.rows[0]) if doc.lines[at].startswith("Year Introduced"))
    doc.set_cell(at, 1, doc.rng.choice(("2026", "2027")))
    return True
