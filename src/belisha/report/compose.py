"""What goes on the page, and in what order: Facts in, Report out, and nothing else looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from belisha.disclosure.protect import protect
from belisha.domain.facts import Facts
from belisha.domain.frozen import Frozen
from belisha.domain.judgement import Derivation, Outcome
from belisha.domain.organisation import Aim, Contact, Organisation
from belisha.domain.period import Period
from belisha.domain.problems import Problem, SourceError
from belisha.report.assess import Assessed, assess, reported_period
from belisha.report.bounds import beyond_bounds
from belisha.report.computed import NONE, Analyse, Computed, compute
from belisha.report.details import detail
from belisha.report.entries import anchors, detail_anchor, entry, slug
from belisha.report.figures import period_label
from belisha.report.glance import glance
from belisha.report.key import key
from belisha.report.model import (
    SCHEMA,
    AboutPart,
    AimPart,
    ContentsEntry,
    Detail,
    DetailGroup,
    DetailPart,
    Entry,
    Heading,
    Identity,
    IndicatorsPart,
    Paragraph,
    Reference,
    Report,
)
from belisha.report.partnerships import partnerships
from belisha.report.request import Edition, Request, RequestError, cut
from belisha.report.revisions import revisions
from belisha.report.summary import outcome_counts, summary
from belisha.report.wording import say

if TYPE_CHECKING:  # a report without analysis need not wait for Narwhals
    from belisha.analysis.indicators import Analysed

_NEAREST = 3
"""Periods named instead of one for which nothing is recorded."""


def compose(
    facts: Facts,
    request: Request,
    previous: Facts | None = None,
    analyse: Analyse | None = None,
    earlier: Sequence[Facts] = (),
) -> Report:
    """The finished report. ``previous`` are an earlier release's facts, to say what changed since; by them and by the
    ``earlier`` ones the analysis tells which targets were lowered.

    ``analyse`` computes what was not judged (see ``belisha.analysis.indicators``); without it the report has none.

    Raises SourceError where the facts hold no period to report, and RequestError where they cannot make what is asked:
    nothing recorded for the period, more than a report can hold, no indicator in the edition, an earlier source that is
    not of an earlier month.
    """
    period = request.period or reported_period(facts)
    if period is None:
        raise SourceError("The source", [_NOTHING_TO_REPORT])
    if problems := _cannot_report(facts, period, previous, earlier):
        raise RequestError("This report", problems)
    facts = _as_of(protect(facts).facts, period)
    previous = None if previous is None else protect(previous).facts
    releases = (*earlier, *(() if previous is None else (previous,)))
    page = _page(facts, request, period, analyse, releases)
    return _with_contents(_report(page, facts, request, period, previous))


def _report(page: _Page, facts: Facts, request: Request, period: Period, previous: Facts | None) -> Report:
    """All but the contents."""
    counts = summary(page.assessed, page.aims, facts.printed_counts if page.whole else ())
    shown = _detail(page, facts, every=request.every_detail)
    partners = partnerships(facts.partnerships if page.whole else (), 3)
    after = 4 if partners else 3
    return Report(
        schema=SCHEMA,
        identity=_identity(facts, request, period, counts.sentence),
        words=say.WORDS,
        notices=facts.publication.notices,
        introduction=facts.publication.front_matter,
        contents=(),
        summary=counts,
        glance=glance(page.assessed, facts, previous, request.edition, page.refer, page.entries),
        key=key(tuple(page.entries.values()), [d for group in shown.groups for d in group.details], counts),
        indicators=_indicators(page, period),
        detail=shown,
        partnerships=partners,
        revisions=revisions(page.assessed, facts.organisation, previous, after, page.refer),
        about=_about(page.assessed, facts, request, after + 1, analysed=bool(page.computed)),
    )


class _Page(Frozen):
    """What the sections share: the indicators of this edition as assessed, their aims and their entries by code."""

    assessed: tuple[Assessed, ...]
    aims: tuple[Aim, ...]
    entries: Mapping[str, Entry]
    computed: Mapping[str, Computed]
    organisation: Organisation
    whole: bool

    def refer(self, one: Assessed) -> Reference:
        """The way to an indicator's detail, or to its row where it has none."""
        shown = self.entries[one.indicator.code]
        return Reference(code=shown.code, title=shown.title, anchor=shown.detail or shown.anchor)

    def detail(self, one: Assessed) -> Detail:
        code = one.indicator.code
        return detail(one, self.entries[code], self.organisation, self.computed.get(code, NONE))

    def of_aim(self, aim: Aim) -> list[Assessed]:
        return [a for a in self.assessed if a.indicator.aim == aim.code]

    def detailed(self, aim: Aim) -> list[Assessed]:
        return [a for a in self.of_aim(aim) if self.entries[a.indicator.code].detail]


def _page(facts: Facts, request: Request, period: Period, analyse: Analyse | None, releases: Sequence[Facts]) -> _Page:
    organisation, whole = facts.organisation, request.edition is None
    histories = facts.histories if request.edition is None else cut(facts, request.edition)
    assessed = tuple(assess(history, period, organisation) for history in histories)
    named = anchors(a.indicator.code for a in assessed)
    detailed = {a.indicator.code for a in assessed if a.adverse or request.every_detail}
    found = () if analyse is None else analyse([a.history for a in assessed], period, organisation, releases)
    computed = _computed(assessed, found, organisation, {code: detail_anchor(named[code]) for code in detailed})
    entries = {
        code: entry(a, organisation, named[code], detailed=code in detailed, computed=computed.get(code, NONE))
        for a in assessed
        for code in (a.indicator.code,)
    }
    return _Page(assessed, _aims(facts, assessed), entries, computed, organisation, whole)


def _computed(
    assessed: Sequence[Assessed], found: Iterable[Analysed], organisation: Organisation, anchors: Mapping[str, str]
) -> dict[str, Computed]:
    """The analysis by code; ``anchors`` are of the indicators in detail. Nothing where nothing was ``found``."""
    by_code = {each.history.indicator.code: each for each in found}
    return {
        code: compute(by_code[code], a, organisation, anchors.get(code, ""))
        for a in assessed
        for code in (a.indicator.code,)
        if code in by_code
    }


def _as_of(facts: Facts, period: Period) -> Facts:
    """The facts without what the source says of its own month only, where another one is reported."""
    if facts.publication.period in {None, period}:
        return facts
    return replace(facts, publication=replace(facts.publication, notices=()), printed_counts=())


def _with_figures(facts: Facts, period: Period) -> str:
    """The periods with values that are nearest to one that has none, of its own kind where there are any."""
    known = {o.period for h in facts.histories for o in h.observations if o.value is not None}
    like = [each for each in known if each.kind is period.kind] or [*known]
    near = sorted(sorted(like, key=lambda each: (abs(each.last - period.last), each))[:_NEAREST])
    return f"one with figures, such as {', '.join(each.label for each in near)}" if near else ""


def _cannot_report(
    facts: Facts, period: Period, previous: Facts | None, earlier: Sequence[Facts]
) -> tuple[Problem, ...]:
    """Why this period, or these earlier sources, can make no report; empty where they can."""
    known = {o.period for h in facts.histories for o in h.observations}
    if period not in known and period != facts.publication.period:
        found = f"nothing is recorded for {period.label}"
        return (Problem(place="--period", found=found, expected=_with_figures(facts, period)),)
    if problem := beyond_bounds(facts, period):
        return (problem,)
    given = [("--previous", previous)] if previous is not None else []
    given += [("--earlier", each) for each in earlier]
    return tuple(p for place, each in given if (p := _no_earlier_source(each, facts, period, place)) is not None)


def _no_earlier_source(earlier: Facts, facts: Facts, period: Period, place: str) -> Problem | None:
    """Why this is no earlier release of the same register."""
    before = earlier.publication.period or reported_period(earlier)
    if before is None or before.last >= period.last:
        found = f"it is of {before.label}" if before is not None else "it has no values"
        own = facts.publication.period
        hint = f", or --period {own.code} for {own.label}" if own is not None and own.last > period.last else ""
        return Problem(place=place, found=found, expected=f"a source of a month before {period.label}{hint}")
    if not {h.indicator.code for h in facts.histories} & {h.indicator.code for h in earlier.histories}:
        found = "it has none of this report's indicators"
        return Problem(place=place, found=found, expected="a source of the same register")
    return None


_NOTHING_TO_REPORT = Problem(
    place="",
    found="no indicator has a value for any period",
    expected="at least one value, or --period to say which month to report",
)


def _identity(facts: Facts, request: Request, period: Period, sentence: str) -> Identity:
    publication, organisation = facts.publication, facts.organisation
    name = request.organisation or organisation.name
    version = (request.release or publication.version or "1.0").lstrip("Vv")
    edition = request.edition
    return Identity(
        organisation=name,
        title=publication.title,
        period=period_label(period),
        year=period_label(period.in_year(organisation.year_start)),
        version=version,
        version_text=say.sections.version(version, draft=request.draft),
        generated_code=request.generated.isoformat(timespec="minutes"),
        generated=say.moment(request.generated),
        edition="" if edition is None else say.sections.edition(edition.kind, edition.name),
        draft=say.sections.DRAFT if request.draft else "",
        publisher=publication.publisher,
        contacts=tuple(_contact(contact) for contact in publication.contacts),
        summary=say.sections.description(name, publication.title, period, sentence),
        file_stem=_file_stem(publication.title, period, version, edition, draft=request.draft),
        brand_colour=organisation.brand_colour,
        logo=organisation.logo,
        language=say.LANGUAGE,
    )


def _file_stem(title: str, period: Period, version: str, edition: Edition | None, *, draft: bool) -> str:
    """ "monthly-performance-report-2017-04-v1.0", with the edition before the version and "-draft" at the end."""
    parts = [slug(title), slug(period.code)]
    parts += [slug(edition.name)] if edition is not None else []
    number = ".".join(slug(part) for part in version.split("."))
    return "-".join([*parts, f"v{number}", *(["draft"] if draft else [])])


def _contact(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.email, contact.telephone) if part)


def _aims(facts: Facts, assessed: Sequence[Assessed]) -> tuple[Aim, ...]:
    """The plan's aims in order that have an indicator here; an aim that only indicators name comes last."""
    used = dict.fromkeys(a.indicator.aim for a in assessed)
    stated = {aim.code: aim for aim in facts.aims}
    ordered = [code for code in stated if code in used] + [code for code in used if code not in stated]
    return tuple(stated.get(code, Aim(code, code)) for code in ordered)


def _indicators(page: _Page, period: Period) -> IndicatorsPart:
    heading = say.sections.indicators_heading(period.in_year(page.organisation.year_start))
    return IndicatorsPart(
        heading=Heading(anchor="indicators", text=heading, number="1"),
        introduction=say.sections.indicators_introduction(period),
        aims=tuple(
            AimPart(
                heading=Heading(anchor=f"aim-{i}", text=aim.title, number=f"1.{i}"),
                code=aim.code,
                priorities=aim.priorities,
                sentence=_aim_sentence(page.of_aim(aim)),
                entries=tuple(page.entries[a.indicator.code] for a in page.of_aim(aim)),
            )
            for i, aim in enumerate(page.aims, start=1)
        ),
    )


def _aim_sentence(members: Sequence[Assessed]) -> str:
    return say.sections.aim_sentence(say.counted(outcome_counts(members)), len(members))


def _detail(page: _Page, facts: Facts, *, every: bool) -> DetailPart:
    groups = [(aim, members) for aim in page.aims if (members := page.detailed(aim))]
    return DetailPart(
        heading=Heading(anchor="detail", text=say.sections.detail_heading(every=every), number="2"),
        introduction=say.sections.detail_introduction(every=every),
        groups=tuple(
            DetailGroup(
                heading=Heading(anchor=f"detail-aim-{i}", text=aim.title, number=f"2.{i}"),
                sentence=_aim_sentence(members),
                printed=_printed(facts, aim, members),
                details=tuple(page.detail(a) for a in members),
            )
            for i, (aim, members) in enumerate(groups, start=1)
        ),
        empty="" if groups else say.sections.NO_DETAIL,
    )


def _printed(facts: Facts, aim: Aim, members: Sequence[Assessed]) -> str:
    """The source's counts above an aim's details, where an outcome was left open."""
    if not any(a.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE for a in members):
        return ""
    return say.printed_counts([c for c in facts.printed_counts if c.aim == aim.code], aim.title)


def _about(assessed: Sequence[Assessed], facts: Facts, request: Request, number: int, *, analysed: bool) -> AboutPart:
    worked_out = (Derivation.LISTED_WITH_ONE_COUNT, Derivation.REMAINING_BY_COUNT)
    derived = sum(1 for a in assessed if a.judgement is not None and a.judgement.derivation in worked_out)
    left_open = sum(1 for a in assessed if a.outcome is Outcome.AT_RISK_OR_SOME_SLIPPAGE)
    named = facts.organisation.name if facts.organisation.name_derived and not request.organisation else ""
    paragraphs = say.sections.about(
        facts.organisation.tolerance,
        derived_name=named,
        outcomes_derived=derived,
        outcomes_open=left_open,
        pale_colour=facts.organisation.pale_colour,
    )
    paragraphs += (say.sections.small_numbers(facts.organisation.small),) if _is_sensitive(assessed, facts) else ()
    paragraphs += say.analysis.METHOD if analysed else ()
    return AboutPart(
        heading=Heading(anchor="about", text=say.sections.ABOUT, number=str(number)),
        blocks=tuple(Paragraph(text=text) for text in paragraphs),
    )


def _is_sensitive(assessed: Sequence[Assessed], facts: Facts) -> bool:
    measures = (measure for section in facts.partnerships for measure in section.measures)
    return any(a.indicator.sensitive for a in assessed) or any(measure.sensitive for measure in measures)


def _with_contents(report: Report) -> Report:
    contents = tuple(ContentsEntry(heading=heading, level=level) for heading, level in _headings(report))
    return msgspec.structs.replace(report, contents=contents)


def _headings(report: Report) -> Iterator[tuple[Heading, int]]:
    """Every section, and what stands under it, in the order of the page."""
    yield report.summary.heading, 1
    yield report.glance.heading, 1
    yield report.key.heading, 1
    yield report.indicators.heading, 1
    yield from ((aim.heading, 2) for aim in report.indicators.aims)
    yield report.detail.heading, 1
    yield from ((group.heading, 2) for group in report.detail.groups)
    if report.partnerships is not None:
        yield report.partnerships.heading, 1
        yield from ((part.heading, 2) for part in report.partnerships.partnerships)
    yield report.revisions.heading, 1
    yield report.about.heading, 1
