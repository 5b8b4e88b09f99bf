"""What stands at the head and foot of every page: whose report it is, which page, and whether it is a draft."""

from __future__ import annotations

from collections.abc import Iterator

from belisha.render.docx.markup import HEAD, SPACES, field, paragraph, run
from belisha.render.docx.page import LANDSCAPE, PORTRAIT, Page, furniture_name
from belisha.report.model import Report

_NAME_LIMIT = 90
"""Characters of a name at the head of a page: a longer one would push the text down."""


def furniture(report: Report) -> Iterator[tuple[str, str]]:
    """Every header and footer with its name."""
    draft = _draft(report)
    yield furniture_name("header", PORTRAIT, first=True), _part("hdr", paragraph("Header", draft))
    yield furniture_name("footer", PORTRAIT, first=True), _part("ftr", paragraph("Footer"))
    for page in (PORTRAIT, LANDSCAPE):
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs>'
        tab = "<w:r><w:tab/></w:r>"
        identity = report.identity
        whose = _brief(f"{identity.organisation} · {identity.title}")
        when = _brief(" · ".join(part for part in (identity.period.text, identity.edition) if part))
        yield _named("header", page), _part("hdr", paragraph("Header", run(whose), tab, draft, properties=stop))
        left = _brief(" · ".join(part for part in (when, identity.version_text) if part))
        yield _named("footer", page), _part("ftr", paragraph("Footer", run(left), tab, _pages(report), properties=stop))


def _named(part: str, page: Page) -> str:
    return furniture_name(part, page)


def _draft(report: Report) -> str:
    return run(report.identity.draft, "DraftMark")


def _pages(report: Report) -> str:
    """ "Page 3 of 38", with the numbers as fields; until Word counts them, they read 1."""
    before, _, rest = report.words.page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1") + run(after)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _NAME_LIMIT else f"{line[:_NAME_LIMIT]}…"


def _part(kind: str, content: str) -> str:
    return f"{HEAD}<w:{kind} {SPACES}>{content}</w:{kind}>"
