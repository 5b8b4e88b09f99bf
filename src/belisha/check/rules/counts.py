"""The counts that open a report and its aims, against the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.republished import code_key
from belisha.check.rule import rule
from belisha.domain.document import Claim, ClaimKind
from belisha.domain.judgement import ADVERSE, Derivation, Outcome

FAMILY = "arithmetic"


def _counts(material: Material) -> tuple[Claim, ...]:
    return tuple(
        claim for claim in material.claims.figures if claim.kind is ClaimKind.COUNT and claim.number is not None
    )


def _stated(material: Material) -> Counter[Outcome | None]:
    """The outcomes that symbols or words print, not those worked out from the counts."""
    judged = Counter[Outcome | None]()
    for each in material.assessed:
        if each.judgement is None or each.judgement.derivation in {None, Derivation.PRINTED_SYMBOL}:
            judged[each.outcome] += 1
    return judged


@rule(FAMILY, Severity.ERROR, "10 + 19 + 3 + 2 are 34 indicators, and the list has 35", unless=("count_outcome",))
def count_total(material: Material) -> Iterator[Flag]:
    """The counts of the whole report make the number of rows."""
    whole = [claim for claim in _counts(material) if not claim.aim]
    total = sum(int(claim.number or 0) for claim in whole)
    if whole and material.rows and total != len(material.rows):
        yield Flag(
            message=f"The counts make {total}, and the list has {len(material.rows)} indicators.",
            found=str(total),
            expected=str(len(material.rows)),
            line=whole[0].line,
            evidence=tuple(f"{claim.outcome or 'no value'}: {claim.text}" for claim in whole),
            settle="Count again.",
        )


@rule(FAMILY, Severity.ERROR, "7 at risk in the summary, and 6 rows with the symbol for it")
def count_outcome(material: Material) -> Iterator[Flag]:
    """Each count is the number of rows with that outcome."""
    stated = _stated(material)
    if not any(each.judgement for each in material.assessed):
        return  # the month on the front is not that of the rows, which has a rule of its own
    complete = sum(stated.values()) == len(material.assessed)
    for claim in _counts(material):
        if claim.aim or (not complete and claim.outcome is None):
            continue
        number = stated[claim.outcome]
        if number > int(claim.number or 0) or (complete and number != int(claim.number or 0)):
            yield Flag(
                message=f"The summary counts {claim.text} as {_name(claim.outcome)}; {number} rows show it.",
                found=claim.text,
                expected=str(number),
                line=claim.line,
                settle="Correct the count or the symbol.",
            )


def _name(outcome: Outcome | None) -> str:
    return outcome.value.replace("_", " ") if outcome else "without an outcome"


@rule(FAMILY, Severity.ERROR, "3 at risk above an aim's pages, and 2 pages that are")
def count_aim(material: Material) -> Iterator[Flag]:
    """An aim's counts are those of its pages, and together they make the whole report's."""
    counts = _counts(material)
    for aim in dict.fromkeys(claim.aim for claim in counts if claim.aim):
        mine = [claim for claim in counts if claim.aim == aim and claim.outcome in ADVERSE]
        pages = [
            each
            for each in material.assessed
            if each.indicator.aim == aim and code_key(each.indicator.code) in material.pages
        ]
        total = sum(int(claim.number or 0) for claim in mine)
        if not any(each.indicator.aim == aim for each in material.assessed):
            continue  # an aim that the list does not have: its title is another
        if mine and total != len(pages):
            yield Flag(
                message=f"The counts make {total}, and there are {len(pages)} pages under this aim.",
                found=str(total),
                expected=str(len(pages)),
                line=mine[0].line,
                settle="Count again, or add the page.",
            )
            continue
        for claim in mine:
            stated = [
                each
                for each in pages
                if each.judgement and each.judgement.derivation in {None, Derivation.PRINTED_SYMBOL}
            ]
            number = sum(each.outcome is claim.outcome for each in stated)
            if len(stated) == len(pages) and number != int(claim.number or 0):
                yield Flag(
                    message=f"{claim.text} {_name(claim.outcome)} are counted here, and {number} pages are.",
                    found=claim.text,
                    expected=str(number),
                    line=claim.line,
                    settle="Correct the count or the symbol.",
                )
    yield from _aims_make_the_whole(counts)


def _aims_make_the_whole(counts: tuple[Claim, ...]) -> Iterator[Flag]:
    for whole in counts:
        parts = [claim for claim in counts if claim.aim and claim.outcome is whole.outcome]
        total = sum(int(claim.number or 0) for claim in parts)
        if not whole.aim and whole.outcome in ADVERSE and parts and total != int(whole.number or 0):
            yield Flag(
                message=f"The aims' counts make {total}, and the whole report's is {whole.text}.",
                found=whole.text,
                expected=str(total),
                line=whole.line,
                evidence=tuple(f"{claim.place}: {claim.text}" for claim in parts),
                settle="Count again.",
            )


@rule("consistency", Severity.ERROR, "at risk in the list, and no page among those at risk")
def detail_page(material: Material) -> Iterator[Flag]:
    """Every indicator at risk or slipping has its page, and none that is on course has one among them."""
    if not material.pages:
        return
    for each in material.assessed:
        if each.judgement is None or each.judgement.derivation not in {None, Derivation.PRINTED_SYMBOL}:
            continue
        code = each.indicator.code
        has = code_key(code) in material.pages
        if each.outcome in ADVERSE and not has:
            yield Flag(
                message=f"{code} is {_name(each.outcome)} and has no page among the details.",
                code=code,
                line=material.rows.get(code_key(code)),
                settle="Add its page, or correct its outcome.",
            )
        if each.outcome is Outcome.ON_COURSE and has:
            yield Flag(
                message=f"{code} is on course and has a page among those at risk or slipping.",
                code=code,
                line=material.pages[code_key(code)],
                settle="Take the page out, or correct its outcome.",
            )


@rule("consistency", Severity.ERROR, "◆ in the list and ▲ on the page")
def outcome_twice(material: Material) -> Iterator[Flag]:
    """An outcome is the same in the list and on the indicator's page."""
    rows = {code: text.strip() for _, code, text in material.list_column(r"outcome|rag")}
    for each in material.assessed:
        code = each.indicator.code
        texts = {
            claim.line: claim.text for claim in material.printed(ClaimKind.OUTCOME, code, None) if len(claim.text) < 30
        }
        for other in material.printed(ClaimKind.OUTCOME, code, material.period):
            texts[other.line] = other.text
        row = rows.get(code, "")
        page = material.pages.get(code_key(code))
        on_page = next((text for line, text in texts.items() if page and line > page), _page_outcome(material, page))
        if row and on_page and row != on_page:
            yield Flag(
                message=f"The list shows “{row}” and the page “{on_page}”.",
                found=on_page,
                expected=row,
                code=code,
                line=page,
                settle="Correct one of them.",
            )


def _page_outcome(material: Material, page: int | None) -> str:
    """The symbol beside "Expected Outcome" on a page."""
    for number in range((page or 0) + 1, (page or 0) + 4) if page else ():
        line = material.lines.get(number)
        if line and len(line.cells) > 1 and line.cells[0].text.strip().casefold() == "expected outcome":
            text = line.cells[1].text.strip()
            return text if len(text) <= 3 else ""
    return ""
