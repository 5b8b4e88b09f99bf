"""An organisation's logo for formats that take pictures as SVG."""

from __future__ import annotations

from belisha.render.chart.svg import escape


def logo(uri: str) -> str:
    """The picture on the left of a field of three to one; nothing for an address that lies outside the report."""
    if not uri.startswith("data:image/"):
        return ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        f'<image width="300" height="100" preserveAspectRatio="xMinYMid meet" href="{escape(uri)}"/></svg>'
    )
