"""What stands in the way of some readers in the web page and the PDF that were made. Only a deep check has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from belisha.check.finding import Flag, Severity
from belisha.check.material import Material
from belisha.check.rule import rule
from belisha.check.rules.accessibility import FAMILY, says_nothing
from belisha.domain import colour as colours
from belisha.pattern import Pattern

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROFILES = {"ua1": "PDF/UA-1", "3a": "PDF/A-3a"}
_HEADING = Pattern(r"h([1-6])")
_EMPTY_LINK = Pattern(r"(?:click |read |see )?(?:here|more|link|this page|details?)\W*", re.IGNORECASE)


@rule(FAMILY, Severity.WARNING, "a page without lang")
def page_language(material: Material) -> Iterator[Flag]:
    """The web page says which language it is in and what it is called, so that it is read out rightly."""
    for page in _pages(material):
        if not (page.get("lang") or "").strip():
            yield Flag(message="The page does not say its language.", settle="Set lang.")
        if not _text(page.find(".//title")):
            yield Flag(message="The page has no title.", settle="Give it one.")


@rule(FAMILY, Severity.WARNING, "h4 after h2 on the web page")
def page_headings(material: Material) -> Iterator[Flag]:
    """The web page has one heading of level 1, none skips a level, and none is empty."""
    for page in _pages(material):
        found = [(int(match[1]), _text(each)) for each in page.iter() if (match := _heading(each)) is not None]
        tops = sum(level == 1 for level, _ in found)
        if tops != 1:
            yield Flag(message=f"The page has {tops} headings of level 1.", found=str(tops), expected="1")
        for (before, _), (level, text) in pairwise(found):
            if level > before + 1:
                yield Flag(
                    message=f"“{text}” is of level {level}, after one of level {before}.",
                    found=str(level),
                    expected=str(before + 1),
                )
        if empty := sum(not text for _, text in found):
            yield Flag(message=f"Headings without words: {empty}.", found=str(empty), expected="0")


@rule(FAMILY, Severity.WARNING, "a drawing described as “chart”")
def page_pictures(material: Material) -> Iterator[Flag]:
    """Every picture on the web page has a description that says what it shows, or is hidden from screen readers."""
    for page in _pages(material):
        for each in page.xpath("//svg[not(@aria-hidden='true') and not(ancestor::*[@aria-hidden='true'])]"):
            said = [_text(each.find(kind)) for kind in ("title", "desc")]
            if not any(said) and not each.get("aria-label"):
                yield Flag(message="A drawing has no description.", settle="Say what it shows.")
            elif says_nothing(" ".join(filter(None, said)) or each.get("aria-label", "")):
                yield Flag(message=f"The description “{said[0]}” does not say what the drawing shows.", found=said[0])
        for each in page.xpath("//img[not(@alt)]"):
            yield Flag(
                message="A picture has no description.", found=each.get("class", ""), settle="Say what it shows."
            )
        for each in page.xpath("//img[@alt]"):
            if each.get("alt") and says_nothing(each.get("alt")):
                yield Flag(message=f"The description “{each.get('alt')}” does not say what the picture shows.")


@rule(FAMILY, Severity.WARNING, "a table on the web page without header cells")
def page_tables(material: Material) -> Iterator[Flag]:
    """Every table on the web page has a caption, and header cells with words that say what they head."""
    for page in _pages(material):
        for number, table in enumerate(page.xpath("//table"), start=1):
            name = _text(table.find("caption")) or f"number {number}"
            headers = table.xpath(".//th")
            if not _text(table.find("caption")):
                yield Flag(message=f"Table {name} has no caption.", found=name)
            if not headers:
                yield Flag(message=f"Table {name} has no header cells.", found=name)
            if any(not each.get("scope") for each in headers):
                yield Flag(message=f"A header of table {name} does not say what it heads.", found=name)


@rule(FAMILY, Severity.WARNING, "a link called “more”")
def page_links(material: Material) -> Iterator[Flag]:
    """Every link on the web page has words that say where it leads."""
    for page in _pages(material):
        for each in page.xpath("//a[@href]"):
            text = _text(each) or (each.get("aria-label") or "").strip()
            if not text or _EMPTY_LINK.fullmatch(text):
                yield Flag(message=f"The link “{text}” does not say where it leads.", found=each.get("href", ""))


@rule(FAMILY, Severity.WARNING, "a red and a green circle without words")
def page_greyscale(material: Material) -> Iterator[Flag]:
    """Printed in grey, the web page says the same: each coloured mark has its word beside it, and two marks of one kind
    that mean different things differ in shape, or in lightness by 3 to 1, as WCAG 2.2 asks of graphics.
    """
    for page in _pages(material):
        meanings: dict[tuple[str, str], dict[str, str]] = {}
        for drawing in page.xpath("//svg[@aria-hidden='true']"):
            beside = drawing.getparent()
            word = " ".join("".join(beside.xpath(".//text()[not(ancestor::svg)]")).split())
            kind = (beside.get("class") or "").split(" ")[0]
            if word:
                meanings.setdefault((kind, _outline(drawing)), {}).setdefault(word, _fill(drawing))
            else:
                yield Flag(
                    message="A coloured mark has no word beside it.",
                    found=beside.get("class") or "",
                    settle="Write what it means beside it.",
                )
        yield from _alike(meanings.values())


def _alike(meanings: Iterable[Mapping[str, str]]) -> Iterator[Flag]:
    """The marks of one shape, by their words, whose colours are one grey."""
    for words in meanings:
        for (one, its), (other, others) in combinations(words.items(), 2):
            if colours.contrast(its, others) < colours.SEEN:
                yield Flag(
                    message=f"“{one}” and “{other}” have one mark when it is printed in grey.",
                    found=f"{its} and {others}",
                    expected=f"a contrast of {colours.SEEN} to 1 or more, or another shape",
                    settle="Give one of them another shape.",
                )


def _outline(drawing: HtmlElement) -> str:
    """What is left of a drawing without its colours."""
    return " ".join([*drawing.xpath(".//@d"), *_text(drawing).split()])


def _fill(drawing: HtmlElement) -> str:
    """The colour of its first shape; black, as SVG has it, where none is given."""
    filled = (fill for fill in drawing.xpath(".//@fill") if colours.is_colour(fill))
    return next(filled, "#000000")


@rule(FAMILY, Severity.ERROR, "a PDF that says it is PDF/UA-1 and has no language")
def pdf_standard(material: Material) -> Iterator[Flag]:
    """The PDF is what it says it is: PDF/UA-1, which a screen reader can read, and PDF/A-3a, which will last. A checker
    of its own (page-validation) tries every rule of both.
    """
    if material.pdf:
        from page import validate_pdf_bytes  # noqa: PLC0415 - an extra, which only a deep check needs

        for profile, name in _PROFILES.items():
            failures = validate_pdf_bytes(material.pdf, profile=profile).failures
            counts = Counter(each.rule_id for each in failures)
            first = {each.rule_id: each.message for each in reversed(failures)}
            for code, count in counts.items():
                yield Flag(message=f"The PDF is not {name}: {first[code]} ({code}).", found=str(count), expected="0")


def _pages(material: Material) -> Iterator[HtmlElement]:
    if material.page_tree is not None:
        yield material.page_tree


def _heading(element: HtmlElement) -> re.Match[str] | None:
    return _HEADING.fullmatch(element.tag) if isinstance(element.tag, str) else None


def _text(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())
