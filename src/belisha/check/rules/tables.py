"""The partnerships' tables: sums, shares, changes and what their headings say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material, number_in
from belisha.check.measures import Part
from belisha.check.reading_text import MONTH, month_of, numbers, sentences
from belisha.check.rule import rule
from belisha.domain.partnership import Table

FAMILY = "arithmetic"
_TOTAL = re.compile(r"\b(?:total|all|together|overall|altogether)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\brates?\b|\bshare\b|\bpoints?\b|\baverage\b|\bchange\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bchange\b|\bincrease\b|\bdecrease\b|\bdifference\b", re.IGNORECASE)
_PARTS = re.compile(r"([A-Z][^–:;.%•]{2,60}?)\s*[-–:]\s*\**(\d{1,3}(?:\.\d+)?)\s?%\**")


@rule(FAMILY, Severity.ERROR, "ten components that make 7,623, under a total of 7,096")
def total(material: Material) -> Iterator[Flag]:
    """The rows of a table make its total; where one is not recorded, the others are no more than it."""
    for part in material.parts:
        for table in part.tables:
            if (row := total_row(table)) is None:
                continue
            for column in range(1, len(row)):
                yield from _column(part, table, row, column)


def _column(part: Part, table: Table, row: tuple[str, ...], column: int) -> Iterator[Flag]:
    header = table.header[column] if column < len(table.header) else ""
    parts = components(table, row)
    figures = [table.figure(each[column]) for each in parts if column < len(each)]
    known = [figure.number for figure in figures if figure.number is not None]
    whole = table.figure(row[column])
    if (
        _SHARE.search(header)
        or len(known) < 2
        or any(figure.change or "%" in figure.text for figure in [*figures, whole])
    ):
        return
    made = sum(known, Decimal(0))
    complete = len(known) == len(figures)
    if whole.number is not None and (made > whole.number or (complete and made != whole.number)):
        yield Flag(
            message=f"The rows make {made:,}{'' if complete else ' without those not recorded'}; "
            f"the total is {row[column]}.",
            found=row[column],
            expected=f"{made:,}" if complete else f"{made:,} or more",
            code=part.code,
            line=part.line_of_row(row),
            evidence=tuple(f"{each[0]}: {each[column]}" for each in parts),
            settle="Correct the total or the row that is wrong.",
        )


def total_row(table: Table) -> tuple[str, ...] | None:
    rows = [row for row in table.rows if row and _TOTAL.search(row[0])]
    return rows[0] if len(rows) == 1 and len(table.rows) > 2 else None


def components(table: Table, row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The other rows, but for one that the total's label says it is without."""
    without = re.search(r"\b(?:without|excluding|except|not including)\s+([\w\s]+)", row[0], re.IGNORECASE)
    left_out = without[1].strip().casefold() if without else ""
    return [
        each for each in table.rows if each is not row and not (left_out and each[0].casefold().startswith(left_out))
    ]


@rule("consistency", Severity.WARNING, "a total marked as not recorded, above ten figures")
def total_missing(material: Material) -> Iterator[Flag]:
    """A total is given where all that it is made of is given."""
    for part in material.parts:
        for table in part.tables:
            row = total_row(table)
            for column in range(1, len(row or ())):
                parts = components(table, row or ())
                figures = [table.figure(each[column]) for each in parts if column < len(each)]
                header = table.header[column] if column < len(table.header) else ""
                known = [figure.number for figure in figures if figure.number is not None and not figure.change]
                if (
                    row
                    and table.figure(row[column]).number is None
                    and len(known) == len(parts) > 2
                    and not _SHARE.search(header)
                ):
                    yield Flag(
                        message=f"The total is “{row[column]}”, and all its parts are given: they make {sum(known):,}.",
                        found=row[column],
                        expected=f"{sum(known):,}",
                        code=part.code,
                        line=part.line_of_row(row),
                        settle="Give the total, or say why it differs.",
                    )


@rule(FAMILY, Severity.ERROR, "43%, 33%, 13%, 7% and 14% of one survey")
def shares(material: Material) -> Iterator[Flag]:
    """Shares of one whole make 100, but for rounding."""
    texts = [(part.code, part.line, " ; ".join(part.texts)) for part in material.parts]
    texts += [(passage.code, passage.line, passage.text) for passage in material.passages]
    for code, line, text in texts:
        found = [Decimal(match[2]) for match in _PARTS.finditer(text)]
        made = sum(found, Decimal(0))
        if len(found) >= 4 and 80 <= made <= 120 and abs(made - 100) > (1 if len(found) < 6 else 2):
            yield Flag(
                message=f"These {len(found)} shares make {made}%.",
                found=f"{made}%",
                expected="100%",
                code=code,
                line=line,
                evidence=tuple(f"{match[1].strip()}: {match[2]}%" for match in _PARTS.finditer(text)),
                settle="Correct the share that is wrong.",
            )


@rule(FAMILY, Severity.WARNING, "10% of a kind of crime in the text, and 67 of 844 in the table")
def shares_of_counts(material: Material) -> Iterator[Flag]:
    """Shares in a commentary are those of the same counts in a table of the report."""
    for passage in material.passages:
        said = {_words(match[1]): Decimal(match[2]) for match in _PARTS.finditer(passage.text)}
        tables = [(part, table) for part in material.parts for table in part.tables] if len(said) >= 4 else []
        for part, table in tables:
            rows = {_words(row[0]): row for row in table.rows}
            matched = {words: rows[words] for words in said if words in rows}
            if len(matched) < 4:
                continue
            for column in range(1, len(table.header)):
                counts = {
                    words: table.figure(row[column]) for words, row in rows.items() if row is not total_row(table)
                }
                known = {
                    words: figure.number
                    for words, figure in counts.items()
                    if figure.number is not None and not figure.change
                }
                whole = sum(known.values(), Decimal(0))
                if len(known) < len(counts) or not whole:
                    continue
                off = [words for words in matched if abs(said[words] - known[words] * 100 / whole) > 1]
                if len(off) >= 2:
                    first = max(off, key=lambda words: abs(said[words] - known[words] * 100 / whole))
                    yield Flag(
                        message=f"{len(off)} of {len(matched)} shares are not those of “{table.header[column]}”: "
                        f"{said[first]}% of {rows[first][0]}, which is {known[first]} of {whole}.",
                        found=f"{said[first]}%",
                        expected=f"{known[first] * 100 / whole:.1f}%",
                        code=passage.code,
                        line=passage.line,
                        evidence=(f"{part.code}: {rows[first][0]} {known[first]} of {whole}",),
                        settle="Say which counts the shares are of, or work them out again.",
                    )


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.casefold())) - {"a", "the", "of", "in", "and", "hmic"}


@rule(FAMILY, Severity.ERROR, "12.24% from 260,686 and 236,911, which is 10.04%", unless=("total",))
def change(material: Material) -> Iterator[Flag]:
    """A printed change is that of its two figures."""
    for part in material.parts:
        for table in part.tables:
            for row in table.rows:
                yield from _by_row(part, table, row)
            yield from _by_column(part, table)
        yield from _by_sentence(part)


def _by_row(part: Part, table: Table, row: tuple[str, ...]) -> Iterator[Flag]:
    """A row of changes under rows of figures whose columns are periods, the newest first."""
    if not _CHANGE.search(row[0]) or len(table.rows) < 2:
        return
    above = [each for each in table.rows if each is not row and number_in(each[1]).number is not None]
    if not above:
        return
    now = above[0]
    earlier = next((each for each in above[1:] if re.search(r"earlier|before|previous|last year", each[0])), None)
    for column in range(1, len(row)):
        new = number_in(now[column]).number
        old = (
            number_in(earlier[column]).number
            if earlier
            else number_in(now[column + 1]).number
            if column + 1 < len(now)
            else None
        )
        yield from _compare(part, row[column], new, old, part.line_of_row(row))


def _by_column(part: Part, table: Table) -> Iterator[Flag]:
    """A column of changes beside two columns of one kind, told by their periods."""
    changes = [
        at
        for at, text in enumerate(table.header)
        if _CHANGE.search(text) and not re.search(r"point|solved|rate", text, re.IGNORECASE)
    ]
    dated = [at for at, text in enumerate(table.header) if at and not _SHARE.search(text) and MONTH.search(text)]
    shapes: dict[str, list[int]] = {}
    for at in dated:
        shapes.setdefault(re.sub(r"\d", "0", table.header[at]), []).append(at)
    pair = next((found for found in shapes.values() if len(found) == 2), None)
    if len(changes) != 1 or pair is None:
        return
    newer, older = sorted(pair, key=lambda at: _last_year(table.header[at]), reverse=True)
    for row in table.rows:
        if max(newer, older, changes[0]) < len(row):
            yield from _compare(
                part, row[changes[0]], number_in(row[newer]).number, number_in(row[older]).number, part.line_of_row(row)
            )


def _last_year(text: str) -> int:
    found = [month_of(match["month"], match["year"]) for match in MONTH.finditer(text) if match["year"]]
    return max((period.last for period in found if period), default=0)


_ARROWED = re.compile(r"([↑↓])\s?(\d+(?:\.\d+)?)\s?%")


def _by_sentence(part: Part) -> Iterator[Flag]:
    """ "↓2.4% over the year" beside a table of two periods' figures."""
    for text in part.paragraphs:
        for match in _ARROWED.finditer(text):
            for table in part.tables:
                rows = [row for row in table.rows if len(row) == 2 and MONTH.search(row[0])]
                if len(rows) == 2:
                    new, old = sorted(rows, key=lambda row: _last_year(row[0]), reverse=True)
                    yield from _compare(part, match[0], number_in(new[1]).number, number_in(old[1]).number, part.line)


def _compare(part: Part, printed: str, new: Decimal | None, old: Decimal | None, line: int | None) -> Iterator[Flag]:
    figure = number_in(printed)
    if figure.number is None or new is None or not old:
        return
    made = (new - old) * 100 / old
    step = Decimal(1).scaleb(-figure.decimals)
    slack = step + abs(made) / abs(old)  # the figures themselves may have been rounded
    if abs(made - figure.number) > slack and abs(made) < 1000:
        yield Flag(
            message=f"From {old:,} to {new:,} is a change of {made:.{figure.decimals}f}%, and {printed} is given.",
            found=printed,
            expected=f"{made:.{figure.decimals}f}%",
            code=part.code,
            line=line,
            evidence=(f"{new:,}", f"{old:,}"),
            settle="Work the change out again.",
        )


@rule(FAMILY, Severity.ERROR, "75.9% of 8,190, beside 6,314")
def table_ratio(material: Material) -> Iterator[Flag]:
    """A row of shares is the row of parts over the row of wholes."""
    for part in material.parts:
        for table in filter(_ends_in_share, part.tables):
            top, bottom, share = table.rows
            stated = {at: read for at in range(1, len(share)) if (read := _made(table, at))}
            wrong = [column for column in stated if not _fits(table, column)]
            for column in wrong:
                a, b, made = stated[column]
                # more parts than wholes: no share at all, unless another column shows that it is one
                if a > b and len(wrong) == len(stated):
                    continue
                places = number_in(share[column]).decimals
                yield Flag(
                    message=f"{top[column]} of {bottom[column]} is {made:.{places}f}%, and {share[column]} is given.",
                    found=share[column],
                    expected=f"{made:.{places}f}%",
                    code=part.code,
                    line=part.line_of_row(share),
                    settle="Correct the share or one of the counts.",
                )


def _ends_in_share(table: Table) -> bool:
    """Whether a table is a row of parts, a row of wholes and a row of shares."""
    if len(table.rows) != 3 or _CHANGE.search(table.rows[2][0]):
        return False
    top, bottom, share = table.rows
    return all("%" in cell for cell in share[1:] if cell) and not any("%" in cell for cell in (*top[1:], *bottom[1:]))


def _made(table: Table, column: int) -> tuple[Decimal, Decimal, Decimal] | None:
    """Part, whole and their share in per cent, where the column states all three."""
    part, whole, share = (number_in(row[column]) for row in table.rows)
    if part.number is None or not whole.number or share.number is None or share.change:
        return None
    return part.number, whole.number, part.number * 100 / whole.number


def _fits(table: Table, column: int) -> bool:
    said, made = number_in(table.rows[2][column]), _made(table, column)
    return bool(made and said.number is not None and abs(made[2] - said.number) <= Decimal(1).scaleb(-said.decimals))


_OF = re.compile(r"(?<![\d,.])(\d[\d,]*) (?:[a-z]+ ){0,6}?(?:out )?of (?:the |all )?(\d[\d,]*)(?![\d,.]*\d|%)")


@rule(FAMILY, Severity.ERROR, "45 of 57 people, and 87.9%")
def measure_ratio(material: Material) -> Iterator[Flag]:
    """In a measure, "43 of 49" is the percentage that stands with it."""
    for part in material.parts:
        shown = [
            said for text in part.texts for sentence in sentences(text) for said in numbers(sentence) if said.percent
        ]
        for text in part.texts:
            ratios = [(match[1], match[2]) for match in _OF.finditer(text)]
            ratios += [
                (match[1], match[2])
                for match in re.finditer(r"(\d[\d,]*) people have [^.]{0,40}?, of (\d[\d,]*)", text)
            ]
            for one, many in dict.fromkeys(ratios):
                top, bottom = Decimal(one.replace(",", "")), Decimal(many.replace(",", ""))
                if not bottom or top > bottom or not shown:
                    continue
                made = top * 100 / bottom
                if not any(
                    abs(made - said.number) <= Decimal(1).scaleb(-said.decimals) * Decimal("0.51") for said in shown
                ):
                    near = min(shown, key=lambda said: abs(said.number - made))
                    yield Flag(
                        message=f"{one} of {many} is {made:.1f}%, and {near.text} is given.",
                        found=near.text,
                        expected=f"{made:.1f}%",
                        code=part.code,
                        line=part.line,
                        settle="Correct the percentage or the counts.",
                    )


@rule("consistency", Severity.WARNING, "Cumulative Solved Rates, above cells such as ↑2.1")
def column_content(material: Material) -> Iterator[Flag]:
    """A column holds what its heading says: a column of rates holds no changes."""
    for part in material.parts:
        for table in part.tables:
            for column, header in enumerate(table.header):
                cells = [table.figure(row[column]) for row in table.rows if column < len(row)]
                arrows = [figure for figure in cells if figure.change]
                rate = re.search(r"\brates?\b|\bnumber\b|\bshare\b", header, re.IGNORECASE)
                if len(arrows) >= 3 and rate and not _CHANGE.search(header) and "point" not in header.casefold():
                    yield Flag(
                        message=f"The column “{header}” holds changes, such as {arrows[0].text}.",
                        found=arrows[0].text,
                        code=part.code,
                        line=part.line,
                        settle="Give the rates, or call the column a change.",
                    )


@rule(
    "consistency", Severity.WARNING, "the increase from April 2016 to March 2017, beside the number for the same months"
)
def self_comparison(material: Material) -> Iterator[Flag]:
    """A period is compared with another, not with itself."""
    seen = set()
    for part in material.parts:
        headers = [text for table in part.tables for text in (*table.header, table.caption) if text]
        for header in headers:
            base = re.search(r"\b(?:from|compared (?:with|to)|on|against|than)\b(.*)", header, re.IGNORECASE)
            if not _CHANGE.search(header) or base is None:
                continue
            period = _span(base[1])
            others = [
                other
                for other in headers
                if other != header and not _CHANGE.search(other) and period and _span(other) == period
            ]
            if others and header not in seen:
                seen.add(header)
                yield Flag(
                    message=f"“{header}” compares a period with itself: “{others[0]}” is of the same.",
                    found=header,
                    code=part.code,
                    line=part.line,
                    settle="Name the period it is compared with.",
                )


def _span(text: str) -> tuple[int, ...]:
    found = [month_of(match["month"], match["year"]) for match in MONTH.finditer(text) if match["year"]]
    return tuple(period.last for period in found if period)


@rule("consistency", Severity.WARNING, "one ↑5.2 beside two figures")
def change_of_which(material: Material) -> Iterator[Flag]:
    """Where several figures stand side by side, it is plain which of them a change is of."""
    for part in material.parts:
        cells = [table.figure(cell) for table in part.tables for row in table.rows for cell in row]
        changes = [figure for figure in cells if figure.change]
        plain = [figure for figure in cells if figure.number is not None and not figure.change]
        if (
            len(changes) == 1
            and len(plain) >= 2
            and not any(_CHANGE.search(row[0]) for table in part.tables for row in table.rows)
        ):
            yield Flag(
                message=f"{changes[0].text} stands beside {len(plain)} figures, and it is not said which it is of.",
                found=changes[0].text,
                code=part.code,
                line=part.line,
                settle="Give each figure its own change.",
            )
