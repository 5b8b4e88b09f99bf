"""Typst, as this process uses it: one compile at a time from scratch, with a bounded memory of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import typst

from belisha.render.pdf.typeface import fonts

_COMPILES_REMEMBERED = 10
"""Typst drops a layout that this many later compiles did not use."""

_DOCUMENTS_KEPT = 4
"""Documents after which memory is cleared: Typst keeps about 40 MB of each."""

_made = count(1)


def typeset(template: Path, inputs: Mapping[str, str], made: datetime) -> bytes:
    """The PDF of ``template`` with ``inputs``, dated ``made``. The same arguments give the same bytes.

    Raises ``typst.TypstError`` where the template cannot be set. A process that has typeset must not be forked to
    typeset in its child, which would wait for ever; start new processes instead.
    """
    pdf = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
        # PDF/A-3a allows attachments, PDF/UA-1 is what screen readers need; Typst refuses what would break either.
        pdf_standards=["a-3a", "ua-1"],
        timestamp=int(made.replace(tzinfo=UTC).timestamp()),
    )
    if next(_made) % _DOCUMENTS_KEPT == 0:
        _forget()
    return pdf


def _forget() -> None:
    """Make Typst drop every layout it remembers: it offers no way to ask, so it is given empty documents to set."""
    for _ in range(_COMPILES_REMEMBERED + 1):
        typst.compile(b"", format="svg", font_paths=fonts(), ignore_system_fonts=True)
