"""The page that ``belisha demo`` ends with: a link to each file that was made."""

from __future__ import annotations

from pathlib import Path

from belisha.cli.console import size_text
from belisha.domain.frozen import Frozen
from belisha.render import theme
from belisha.report.model import Report
from belisha.web_page import environment

_TEMPLATES = Path(__file__).with_name("templates")


class Link(Frozen):
    """``href`` is relative to the page; ``size`` in bytes."""

    href: str
    text: str
    size: int

    @property
    def size_text(self) -> str:
        return size_text(self.size)


def index_page(report: Report, groups: dict[str, list[Link]]) -> bytes:
    """``groups`` are links under their headings."""
    page = (
        environment(_TEMPLATES)
        .get_template("index.html")
        .render(
            identity=report.identity,
            summary=report.summary.sentence,
            groups=groups,
            theme=theme,
            brand=theme.brand(report.identity.brand_colour),
        )
    )
    return page.encode()
