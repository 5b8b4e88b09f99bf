"""A document to facts: every line is offered to the readers below, in order, until one takes it."""

from __future__ import annotations

from collections.abc import Callable

from belisha.domain.document import Document
from belisha.domain.problems import Problem, SourceError
from belisha.exchange.document.aims import read_aim, read_counts
from belisha.exchange.document.detail import read_detail_page
from belisha.exchange.document.draft import Work
from belisha.exchange.document.facts import make_facts, report_month
from belisha.exchange.document.front import read_contents, read_front, read_note
from belisha.exchange.document.furniture import read_furniture
from belisha.exchange.document.headings import read_heading
from belisha.exchange.document.key import read_key
from belisha.exchange.document.listing import read_group, read_list_header, read_list_row, read_subtitle
from belisha.exchange.document.partnership import read_partnership
from belisha.exchange.reading import Reading

_READERS: tuple[Callable[[Work], bool], ...] = (
    read_furniture,
    read_contents,
    read_key,
    read_list_header,
    read_detail_page,
    read_list_row,
    read_aim,
    read_counts,
    read_group,
    read_heading,
    read_partnership,
    read_subtitle,
    read_note,
    read_front,
)


def recognise(document: Document) -> Reading:
    """Facts from a report document, with an account of every line.

    Raises SourceError where it is no report that can be read, with everything that was looked for and is not there.
    """
    work = Work.on(document)
    while not work.done:
        if not any(read(work) for read in _READERS):
            work.position += 1
    if problems := _problems(work):
        raise SourceError(document.name, problems)
    facts = make_facts(work.draft, work.ledger)
    return Reading(
        facts=facts,
        remarks=work.ledger.remarks,
        document=document,
        account=work.ledger.account,
        claims=work.ledger.claims,
    )


def _problems(work: Work) -> list[Problem]:
    draft = work.draft
    problems = []
    if not draft.rows and not draft.pages:
        problems.append(
            Problem(
                place="",
                found="no table of indicators was found in it",
                expected="a header row with a column for the code (MPR Code, Code, Ref), one for the title "
                "(Short Name, Title, Indicator, Description), one for a value or target, and the indicators under it",
                remedy="A text file needs tabs between the columns. To start afresh, make a workbook: belisha new.",
            )
        )
    elif report_month(draft) is None:
        problems.append(
            Problem(
                place="",
                found="no month was found in it",
                expected="the report's month on a line of its own, like April 2017, or in a column",
                remedy="Write it under the title.",
            )
        )
    return problems
