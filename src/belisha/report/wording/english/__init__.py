"""British English: what every code is called and how every sentence reads."""

from belisha.report.wording.english.charts import NO_ZERO, gauge_description, spark_description, trend_description
from belisha.report.wording.english.direction import direction_label, direction_sentence, printed_arrow
from belisha.report.wording.english.fixed import WORDS
from belisha.report.wording.english.key import describe, direction_title, key_order
from belisha.report.wording.english.labels import label, missing_text, shorthand, unit_axis
from belisha.report.wording.english.outcome import counted, outcome_note, printed_counts, summary_sentence
from belisha.report.wording.english.parts import LANGUAGE, SKIP, moment, plural
from belisha.report.wording.english.status import no_gauge, status_sentence

from belisha.report.wording.english import analysis, compare, glance, outlook, sections, track  # isort: skip

__all__ = [
    "LANGUAGE",
    "NO_ZERO",
    "SKIP",
    "WORDS",
    "analysis",
    "compare",
    "counted",
    "describe",
    "direction_label",
    "direction_sentence",
    "direction_title",
    "gauge_description",
    "glance",
    "key_order",
    "label",
    "missing_text",
    "moment",
    "no_gauge",
    "outcome_note",
    "outlook",
    "plural",
    "printed_arrow",
    "printed_counts",
    "sections",
    "shorthand",
    "spark_description",
    "status_sentence",
    "summary_sentence",
    "track",
    "trend_description",
    "unit_axis",
]
