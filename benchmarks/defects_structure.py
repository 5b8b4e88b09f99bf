"""Kinds of defect in how a document is built: its numbers and contents, and what texts say of columns and marks."""

from __future__ import annotations

import re

from defects import Text, defect


def _lines(doc: Text, pattern: str, *, first: int = 0) -> list[int]:
    return [at for at, line in enumerate(doc.lines) if at >= first and re.match(pattern, line)]


def _renumbered(doc: Text, pattern: str) -> bool:
    at = doc.rng.choice(_lines(doc, pattern, first=doc.partners + 1))
    number = int(doc.lines[at].split(".")[0].split("\t")[0])
    return doc.put(at, re.sub(r"\d+", str(number + doc.rng.choice((1, 2, 3))), doc.lines[at], count=1))


def _add(doc: Text, *sentences: str) -> bool:
    at = doc.page().said[0]
    return doc.put(at, f"{doc.lines[at]} {doc.rng.choice(sentences)}")


@defect("number of a partnership's section")
def _(doc: Text) -> bool:
    return _renumbered(doc, r"\d\. \w+")


@defect("number of a measure")
def _(doc: Text) -> bool:
    return _renumbered(doc, r"\d\.?\t")


@defect("section that the contents leave out")
def _(doc: Text) -> bool:
    number = doc.rng.choice("123")
    at = _lines(doc, rf"- \*\*Section {number}\*\*")[0]
    heading = _lines(doc, rf"(?:Section|SECTION) {number}\b")[0]
    doc.places.add(heading + 1)
    return doc.put(at, "")


@defect("column that no table has")
def _(doc: Text) -> bool:
    name = doc.rng.choice(("Trend", "Variance", "Forecast", "Rank", "National Average"))
    return _add(doc, f"See column {name}.", f"The {name} column says why.", f"It is in the column headed “{name}”.")


@defect("mark that nothing bears")
def _(doc: Text) -> bool:
    mark = doc.rng.choice("★☆■†‡")
    return _add(doc, f"Figures marked {mark} are estimates.", f"Those marked with a {mark} are new.")


@defect("note that is not there")
def _(doc: Text) -> bool:
    number = doc.rng.randint(1, 9)
    return _add(doc, f"See note {number}.", f"(See footnote {number}.)")


@defect("symbol of the key that nothing shows")
def _(doc: Text) -> bool:
    symbol = doc.rng.choice("★☆■◇↗↘")
    at = doc.rng.choice(_lines(doc, r"(?:Expected Outcome|Better or worse than last year)\t<p>"))
    return doc.put(at, f"{doc.lines[at]} <p>{symbol} = a little {doc.rng.choice(('better', 'worse'))}</p>")


@defect("number of kinds that a total counts")
def _(doc: Text) -> bool:
    at = next(at for at, line in enumerate(doc.lines) if "Eight kinds together" in line)
    word = doc.rng.choice(("Six", "Seven", "Nine", "Ten", "Twelve"))
    return doc.put(at, doc.lines[at].replace("Eight", word))


@defect("months compared with other months")
def _(doc: Text) -> bool:
    at = next(at for at, line in enumerate(doc.lines) if "<td>April to July 2025</td>" in line)
    month = doc.rng.choice(("May", "June", "August", "September"))
    return doc.put(at, doc.lines[at].replace("April to July 2025", f"April to {month} 2025"))
