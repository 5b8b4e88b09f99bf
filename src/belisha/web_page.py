"""What every web page that Belisha makes has in common: how its templates are found, and what its browser lets through.

Whatever a template places is escaped, and a name that nothing has is an error.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(folder: Path) -> Environment:
    """The templates of ``folder``, to which the caller adds what they may call."""
    return Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def policy(css: str, *also: str) -> str:
    """A content security policy that lets through this style sheet, what is named ``also``, and nothing else."""
    rules = ("default-src 'none'", f"style-src {digest(css)}", *also, "base-uri 'none'", "form-action 'none'")
    return "; ".join(rules)


def digest(text: str) -> str:
    """By which a policy names a style sheet or a script that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
