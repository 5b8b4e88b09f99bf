"""How Belisha's own files say what they are.

A renderer puts the mark in; the reader of sources finds it there, and refuses a finished report by name instead of
reading figures back from it. Facts travel as a workbook or a package, which carry the mark too.
"""

from __future__ import annotations

PROPERTY = "belisha"
"""The custom document property of a spreadsheet, workbook or Word file, and the field of ``datapackage.json``."""
KEY = "x-belisha"
"""The key at the top of a JSON file."""
GENERATOR = "Belisha report"
"""The content of ``<meta name="generator">`` in HTML, and the creator of a PDF."""

REPORT = "report"
"""The mark's value in a finished report: its spreadsheet, its Word file, its JSON."""
OPEN_DATA = "open-data"
"""In the ``datapackage.json`` of a report's open data."""
WORKBOOK = "workbook"
"""In a workbook that holds Facts."""
PACKAGE = "package"
"""In the ``datapackage.json`` of a package that holds Facts."""

DESCRIPTOR = "datapackage.json"
"""The file that makes a data package of the folder it lies in (Data Package v2)."""

LAYOUT_PROPERTY = "belisha-layout"
"""Beside ``PROPERTY`` in a workbook or package: the number of its layout."""
