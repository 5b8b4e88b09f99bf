"""What stands on the front and again on other pages: version, publisher, contacts, the moment it was made."""

from __future__ import annotations

import re

from belisha.domain.organisation import Contact
from belisha.domain.problems import RemarkKind
from belisha.exchange.document.dates import read_moment
from belisha.exchange.document.draft import Work
from belisha.exchange.document.inline import squeeze

_VERSION = re.compile(r"version\s*(?:no\.?|number)?\s*:?\s*v?\s*(\d[\w.]*)", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:published|produced|prepared)\s+by\s*:?\s*(?:the\s+)?(\S.*)", re.IGNORECASE)
_CONTACTS = re.compile(r"(?:for\s+)?(?:further|more)\s+information\b|contacts?\b\s*:|enquiries\b", re.IGNORECASE)
_GENERATED = re.compile(r"(?:report\s+)?(?:generated|produced|printed|created)\b\s*(?:on|at)?\s*:?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)

EMAIL = re.compile(r"[\w.+'-]+@([\w-]+(?:\.[\w-]+)+)")
_TELEPHONE = re.compile(r"(?:\+44\s?|\(?0)\d[\d\s()-]{6,16}\d")
_BETWEEN = re.compile(r"\b(?:or|and|tel(?:ephone)?|phone|email|e-mail|contact|please|to|on|at)\b", re.IGNORECASE)


def read_furniture(work: Work) -> bool:
    """Version, publisher, contacts, "Generated on", page numbers and whatever else stands in a page's margin."""
    line = work.line
    text = squeeze(line.text)
    if len(text) > 400:
        return False
    became = _version(work, text) or _publisher(work, text) or _contacts(work, text) or _generated(work, text)
    if not became and (line.margin or (_PAGE_NUMBER.fullmatch(text) and text.lower().startswith("page"))):
        became = "page header or footer"
    if became:
        work.take(became)
    return bool(became)


def _version(work: Work, text: str) -> str:
    match = _VERSION.fullmatch(text)
    if match is None:
        return ""
    repeated = work.draft.version
    work.draft.version = repeated or match[1]
    return _furniture(work, "version", repeated, match[1])


def _publisher(work: Work, text: str) -> str:
    match = _PUBLISHED.fullmatch(text)
    if match is None or read_moment(match[1]):
        return ""
    repeated = work.draft.publisher
    work.draft.publisher = repeated or match[1].rstrip(".")
    return _furniture(work, "publisher", repeated, match[1].rstrip("."))


def _contacts(work: Work, text: str) -> str:
    match = _CONTACTS.match(text)
    found = contacts_in(text[match.end() :]) if match else ()
    if not found:
        return ""
    repeated = tuple(work.draft.contacts)
    work.draft.contacts = list(repeated or found)
    if repeated and repeated != found:
        work.draft.contacts.extend(contact for contact in found if contact not in repeated)
        return "contacts"
    return "page furniture: contacts, repeated" if repeated else "contacts"


def _generated(work: Work, text: str) -> str:
    match = _GENERATED.match(text)
    moment = read_moment(text[match.end() :]) if match and len(text) < 60 else None
    if moment is None:
        return ""
    repeated = work.draft.generated
    work.draft.generated = repeated or moment
    work.ledger.generated = work.draft.generated
    return _furniture(work, "generated", str(repeated or ""), str(moment))


def _furniture(work: Work, what: str, earlier: str, now: str) -> str:
    if not earlier:
        return what
    if earlier != now:
        work.ledger.remark(
            RemarkKind.AMBIGUOUS,
            work.line,
            f"The {what} was {earlier} before, and is {now} here.",
            "The first one is kept.",
        )
    return f"page furniture: {what}, repeated"


def contacts_in(text: str) -> tuple[Contact, ...]:
    """Names, e-mail addresses and telephone numbers in the order of the addresses."""
    emails = list(EMAIL.finditer(text))
    if not emails:
        return tuple(Contact(telephone=squeeze(match[0])) for match in _TELEPHONE.finditer(text))
    contacts = []
    start = 0
    for email, following in zip(emails, [*emails[1:], None], strict=True):
        telephone = _TELEPHONE.search(text, email.end(), following.start() if following else len(text))
        contacts.append(
            Contact(_name(text[start : email.start()]), email[0], squeeze(telephone[0]) if telephone else "")
        )
        start = telephone.end() if telephone else email.end()
    return tuple(contacts)


def _name(text: str) -> str:
    """The name before an address, where what stands there can be one."""
    name = squeeze(re.sub(r"[^\w\s.'’-]", " ", _BETWEEN.sub(" ", _TELEPHONE.sub(" ", text)))).strip(" .-")
    return name if name[:1].isupper() else ""


def organisation_from(contacts: list[Contact]) -> str:
    """The organisation's name by its e-mail addresses: someone@milton-keynes.gov.uk makes "Milton Keynes"; else ""."""
    domains = [match[1].lower() for contact in contacts if (match := EMAIL.fullmatch(contact.email))]
    names = [
        domain.split(".")[-3 if domain.endswith(_TWO_PART) and domain.count(".") > 1 else -2] for domain in domains
    ]
    names = [name for name in names if name not in _ANYBODYS]
    if not names:
        return ""
    return max(names, key=names.count).replace("-", " ").title()


_TWO_PART = (
    ".gov.uk",
    ".org.uk",
    ".co.uk",
    ".nhs.uk",
    ".police.uk",
    ".ac.uk",
    ".gov.scot",
    ".llyw.cymru",
    ".gov.wales",
)
_ANYBODYS = frozenset({"gmail", "outlook", "hotmail", "yahoo", "icloud", "btinternet", "live", "gcsx", "gsi", "nhs"})
