"""What the page tells search engines about itself: schema.org's Dataset as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from belisha.report.model import Report

_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def dataset(report: Report) -> Markup:
    """The text of a script element that no text of the report can end."""
    text = json.dumps(_described(report), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_IN_SCRIPT))  # noqa: S704 - escaped for a script on this line


def _described(report: Report) -> dict[str, Any]:
    identity = report.identity
    publisher = {"@type": "Organization", "name": identity.organisation}
    if identity.publisher:
        publisher["department"] = identity.publisher
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{identity.title}, {identity.period.text}",
        "description": identity.summary,
        "version": identity.version,
        "dateModified": identity.generated_code,
        "temporalCoverage": identity.period.code,
        "inLanguage": identity.language,
        "publisher": publisher,
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "propertyID": entry.code,
                "name": entry.title,
                "value": entry.value.text,
                "unitText": entry.unit.text,
            }
            for entry in report.entries
        ],
    }
