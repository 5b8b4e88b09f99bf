"""What in a text may become a link or a picture, and nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote

from markupsafe import Markup, escape

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
_MAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,][A-Za-z0-9+/=;,:%._~!*'()-]*")


def web_address(url: str) -> str:
    """``url`` if it is one of the web's that a page may link to, else nothing."""
    return url if _WEB.fullmatch(url) else ""


def linked(text: str) -> Markup:
    """``text`` with its e-mail addresses as links."""
    parts, at = [], 0
    for found in _MAIL.finditer(text):
        parts += [escape(text[at : found.start()]), _mail(found.group())]
        at = found.end()
    return Markup("").join([*parts, escape(text[at:])])


def _mail(address: str) -> Markup:
    return Markup('<a href="mailto:{}">{}</a>').format(quote(address, safe="@._%+'-"), address)


def picture(uri: str) -> str:
    """``uri`` if it is a picture within itself, else nothing: a page fetches nothing."""
    return uri if _PICTURE.fullmatch(uri) else ""
