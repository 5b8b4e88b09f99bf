"""The facts, when the last line is read."""

from __future__ import annotations

from collections import Counter

from belisha.domain.facts import Facts, PrintedCount
from belisha.domain.organisation import Aim, Organisation, Publication
from belisha.domain.period import Period
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.draft import Draft
from belisha.exchange.document.furniture import organisation_from
from belisha.exchange.document.histories import Entry, history_of, latest_of
from belisha.exchange.document.inline import squeeze
from belisha.exchange.document.ledger import Ledger
from belisha.exchange.document.outcomes import outcomes_of
from belisha.exchange.document.words import Column

NO_NAME = "Name not stated"
NO_AIM = "No aim stated"


def make_facts(draft: Draft, ledger: Ledger) -> Facts:
    """Facts from what was found; the month must be known."""
    month = report_month(draft)
    if month is None:
        raise ValueError("The report's month is not known.")
    entries = _entries(draft, ledger)
    stated = outcomes_of(draft, {key: entry.aim for key, entry in entries.items()}, ledger)
    committees = _committees(draft, ledger)
    return Facts(
        organisation=_organisation(draft, ledger),
        publication=_publication(draft, month),
        aims=_aims(draft, entries),
        histories=tuple(
            history_of(entry, month, stated.get(key), committees, ledger) for key, entry in entries.items()
        ),
        partnerships=tuple(section.partnership() for section in draft.sections),
        printed_counts=tuple(
            PrintedCount(outcome=count.outcome, count=count.count, aim=count.aim) for count in draft.counts
        ),
    )


def report_month(draft: Draft) -> Period | None:
    """The month on the front, else the one most rows are for, else the last on a detail page with a value."""
    if draft.month is not None:
        return draft.month
    listed = [latest for row in draft.rows.values() if (latest := latest_of(row, None))]
    if listed:
        return Counter(listed).most_common(1)[0][0]
    return max(
        (row.period for page in draft.pages.values() for row in page.series if Column.VALUE in row.cells), default=None
    )


def _entries(draft: Draft, ledger: Ledger) -> dict[str, Entry]:
    """Every indicator in the list's order, then those that only have a detail page."""
    entries: dict[str, Entry] = {}
    for key, row in draft.rows.items():
        page = draft.pages.get(key)
        entries[key] = Entry(code=row.text(Column.CODE), aim=row.aim or NO_AIM, row=row, page=page)
    for key, page in draft.pages.items():
        if key not in entries:
            entries[key] = Entry(code=page.code, aim=page.aim or NO_AIM, row=None, page=page)
            ledger.remark(
                RemarkKind.AMBIGUOUS,
                page.line,
                f"{page.code} has a detail page, but stands in no list; read from its page.",
            )
    if any(entry.aim == NO_AIM for entry in entries.values()):
        ledger.remark(
            RemarkKind.DERIVED, None, f'Indicators under no aim stand under "{NO_AIM}".', "The document names none."
        )
    return entries


def _aims(draft: Draft, entries: dict[str, Entry]) -> tuple[Aim, ...]:
    aims = [Aim(aim.code, aim.code, tuple(aim.priorities)) for aim in draft.aims.values()]
    if any(entry.aim == NO_AIM for entry in entries.values()):
        aims.append(Aim(NO_AIM, NO_AIM))
    return tuple(aims)


def _organisation(draft: Draft, ledger: Ledger) -> Organisation:
    if draft.organisation:
        return Organisation(name=draft.organisation)
    name = organisation_from(draft.contacts)
    if name:
        ledger.remark(
            RemarkKind.DERIVED, None, f'The organisation is called "{name}".',
            "By the e-mail addresses of its contacts; --organisation says otherwise.",
        )  # fmt: skip
    else:
        ledger.remark(
            RemarkKind.AMBIGUOUS,
            None,
            "The organisation's name is nowhere in the document.",
            "Say it with --organisation.",
        )
    return Organisation(name=name or NO_NAME, name_derived=True)


def _publication(draft: Draft, month: Period) -> Publication:
    return Publication(
        title=draft.title or Publication().title,
        period=month,
        version=draft.version,
        generated=draft.generated,
        publisher=draft.publisher,
        contacts=tuple(draft.contacts),
        notices=tuple(draft.notices),
        front_matter=tuple(draft.front_matter),
    )


def _committees(draft: Draft, ledger: Ledger) -> dict[str, str]:
    """For each spelling of a committee the most frequent one: "and" and "&" are the same."""
    spellings = [squeeze(row.text(Column.COMMITTEE)) for row in draft.rows.values()]
    counted = Counter(spelling for spelling in spellings if spelling)
    chosen: dict[str, str] = {}
    for spelling, _ in counted.most_common():
        chosen.setdefault(_spelt(spelling), spelling)
    for row in draft.rows.values():
        printed = squeeze(row.text(Column.COMMITTEE))
        if printed and (kept := chosen[_spelt(printed)]) != printed:
            ledger.remark(
                RemarkKind.REPAIRED,
                row.line,
                f'"{printed}" is read as "{kept}".',
                "The more frequent spelling is kept.",
            )
    return {spelling: chosen[_spelt(spelling)] for spelling in counted}


def _spelt(committee: str) -> str:
    return " ".join(committee.casefold().replace("&", " and ").replace("-", " ").split())
