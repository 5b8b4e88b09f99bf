"""The words around the figures: column headings, captions and furniture, one field each, filled by ``wording``."""

from __future__ import annotations

from belisha.report.part import Part
from belisha.report.table_words import DataWords


class Words(Part):
    """Every fixed word a renderer prints. ``page_of`` holds ``{page}`` and ``{pages}``; ``data`` names tables."""

    contents: str
    skip_to_content: str
    back_to_contents: str
    page_of: str
    published_by: str
    further_information: str
    version: str
    generated: str
    edition: str
    notices: str
    aim: str
    priorities: str
    code: str
    indicator: str
    value: str
    target: str
    annual_target: str
    status: str
    outcome: str
    direction: str
    managed_by: str
    committee: str
    trend: str
    period: str
    note: str
    commentary_by: str
    chart_data: str
    last_year: str
    total: str
    count: str
    rationale: str
    sources: str
    latest_performance: str
    notes: str
    before: str
    after: str
    reason: str
    status_change: str
    symbol: str
    meaning: str
    data_files: str
    series: str
    variation: str
    mean: str
    lower_limit: str
    upper_limit: str
    rule: str
    title: str
    data: DataWords
