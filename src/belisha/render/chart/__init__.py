"""Charts as SVG: pure functions from a chart's value to one ``<svg>`` element, which stands alone or in a page.

Every drawing has a title and a description, its text is text, and it holds no style attributes, scripts or outside
references, so that a strict content security policy lets it through. The same value gives the same characters. Nothing
is formatted here: figures come with their text.

``DOCUMENT`` names its typeface (Inter), ``SCREEN`` takes the page's and says each period's figures where the pointer
is. ``PAIRED`` is a document's too, for a trend and a gauge in one line. ``NARROW`` is drawn for a phone: at its own
size on 320 pixels its letters are as large as those of ``WIDE`` on a desktop.
"""

from belisha.render.chart.counts import counts
from belisha.render.chart.gauge import gauge
from belisha.render.chart.process import process, signal_icon
from belisha.render.chart.sparkline import sparkline
from belisha.render.chart.svg import BESIDE, DOCUMENT, NARROW, PAIRED, SCREEN, Setting
from belisha.render.chart.trend import trend

__all__ = [
    "BESIDE",
    "DOCUMENT",
    "NARROW",
    "PAIRED",
    "SCREEN",
    "Setting",
    "counts",
    "gauge",
    "process",
    "signal_icon",
    "sparkline",
    "trend",
]
