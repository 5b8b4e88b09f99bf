"""Every inconsistency that a careful reader finds in the real report, gone through by hand, line by line.

Each says where it stands (any one of ``lines`` will do), whose it is, which rules may find it, and the figures it rests
on. It is written from the page and not from what the rules find: what no rule finds stays in it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    lines: tuple[int, ...]
    code: str
    rules: tuple[str, ...]
    figures: str


def slip(lines: int | tuple[int, ...], code: str, rules: str, figures: str) -> Slip:
    return Slip((lines,) if isinstance(lines, int) else lines, code, tuple(rules.split()), figures)


SLIPS = (
    # headings, contents and key
    slip(135, "", "section_number", "section 3 in the body, section 2 in the contents"),
    slip((135, 664), "", "section_number section_number_twice", "3 twice, no 2"),
    slip(53, "", "heading_year", "2013-2014 in a report of 2017/18"),
    slip((9, 40, 51, 53), "", "year_style", "2017-18, 2017- 2018 and 2017/18"),
    slip((15, 666), "", "heading_words", "the contents and the heading differ by a word"),
    slip((17, 696), "", "heading_words", "plural in the contents, singular in the heading"),
    slip((9, 10, 51, 53), "", "heading_words", "the indicators are called by two names"),
    slip(41, "", "key_term", "Outcome against the column Expected Outcome"),
    slip(42, "", "key_term", "there is no column Comment"),
    slip(41, "", "symbol_lost", "3 symbols of the outcome"),
    slip(43, "", "symbol_lost", "3 symbols of better or worse"),
    slip((114, 115, 41), "", "symbol_unexplained", "✓"),
    slip(343, "CP 2.3", "symbol_unexplained", "●"),
    slip((114, 115, 43), "", "symbol_unexplained", "↑ and ↓"),
    slip((64, 36), "", "symbol_unexplained", "Goldilocks beside Minimise and Maximise"),
    slip((66, 85, 90), "", "symbol_unexplained", "TBC, N/A and -"),
    slip((63, 64), "", "column_unexplained", "4 columns that the key does not name"),
    slip((64, 65, 66, 67, 68), "", "outcome_blank", "an expected outcome for 12 of 34"),
    # the list of indicators
    slip((114, 113), "CP 4.3", "code_gap", "CP 4.1 and CP 4.2"),
    slip((130, 129), "CP 5.4", "code_gap", "CP 5.3"),
    slip(119, "CP 4.8", "spelling", "a committee with & and with and"),
    slip((66, 179), "CP 1.3", "target_to_be_confirmed", "annual target TBC"),
    slip((85, 342), "CP 2.3", "target_to_be_confirmed", "annual target TBC"),
    slip(90, "CP 3.1", "target_to_be_confirmed", "annual target TBC"),
    slip(109, "CP 3.11", "target_to_be_confirmed", "annual target TBC"),
    slip((66, 142, 179), "CP 1.3", "outcome_without_target", "at risk of missing a target that is TBC"),
    slip((85, 342), "CP 2.3", "outcome_without_target", "at risk of missing a target that is TBC"),
    slip((85, 342, 365), "CP 2.3", "missing_explained", "N/A in April: the indicator is quarterly"),
    slip((363, 85), "CP 2.3", "missing_unexplained", "N/A in March 2017, where a quarter ends"),
    slip(90, "CP 3.1", "missing_unexplained", "- with nothing that says why"),
    slip((85, 37), "CP 2.3", "latest_month", "latest month April 2017, which has no value"),
    slip((90, 37), "CP 3.1", "latest_month", "latest month April 2017, which has no value"),
    slip(109, "CP 3.11", "unit", "a number of, 83%"),
    slip((91, 390), "CP 3.2", "bracket", "one more [ than ]"),
    slip((102, 467), "CP 3.4", "bracket", "one more ( than )"),
    slip(90, "CP 3.1", "aggregation_missing", "30 of 34 say it"),
    slip(109, "CP 3.11", "aggregation_missing", "30 of 34 say it"),
    slip(119, "CP 4.8", "aggregation_missing", "30 of 34 say it"),
    slip(121, "CP 4.10", "aggregation_missing", "30 of 34 say it"),
    slip((67, 221), "CP 1.4", "aggregation_words", "as at the last day of the month, yet cumulative"),
    slip((68, 259), "CP 1.5", "aggregation_words", "as at the last day of the month, yet cumulative"),
    # the detail
    slip(179, "CP 1.3", "gauge", "N/A beside 673"),
    slip((390, 587), "", "gauge_text", "a gauge without a figure"),
    slip((161, 162, 65, 142), "CP 1.2", "target_moved", "63, then 66"),
    slip((411, 413, 412, 390, 91), "CP 3.2", "target_moved", "86%, then 88.6%"),
    slip((488, 489, 467, 102), "CP 3.4", "target_moved", "30%, then 33.5%"),
    slip((646, 647, 628, 132), "CP 5.6", "target_moved", "30%, then 56%"),
    slip((529, 530, 541, 508, 106), "CP 3.8", "target_moved", "1,300, then 1,100"),
    slip((569, 570, 581, 548, 107), "CP 3.9", "target_moved", "5,673, then 5,740"),
    slip((65, 142, 158, 160, 162), "CP 1.2", "decimals", "69.6, 68, 69, 75"),
    slip((91, 390, 399, 401, 403, 405), "CP 3.2", "decimals", "85.2%, 84%, 81%"),
    slip((102, 467, 488), "CP 3.4", "decimals", "30.8%, 30%"),
    slip((132, 628, 635, 636, 637), "CP 5.6", "decimals", "0%, 10%, 8.3%"),
    slip((187, 188, 533, 689, 688, 720, 718), "", "separators", "1282 and 1,000; 1913 and 1,562"),
    slip((419, 390), "CP 3.2", "series_length", "ends at September 2017; the others at March 2018"),
    slip((352, 356, 360, 364, 342), "CP 2.3", "empty_rows", "4 quarters without a figure"),
    slip((400, 404, 408, 412, 390), "CP 3.2", "empty_rows", "4 quarters without a figure"),
    slip((87, 384), "", "repeated_text", "an aim's priorities end differently"),
    # the commentary
    slip((142, 162, 177, 65), "CP 1.2", "worst", "75 is the highest of 13 months"),
    slip(177, "CP 1.2", "direction span worst", "the last 6 months: 70.6 to 75, minimise"),
    slip(177, "CP 1.2", "provisional", "10 left out of the figure, which has no mark"),
    slip(214, "CP 1.3", "table_claim", "a decrease of what rose by 8.1"),
    slip(214, "CP 1.3", "tone", "673 after 623, and good news alone"),
    slip((217, 218), "CP 1.3", "stale_month", "March in the page for April"),
    slip((217, 218), "CP 1.3", "shares_of_counts", "10% of theft from a vehicle, 67 of 844 in the table"),
    slip(297, "CP 1.5", "no_history", "strong against history; no figure before April 2017"),
    slip(336, "CP 1.6", "no_history", "moved closer; no figure before April 2017"),
    slip(336, "CP 1.6", "unfinished", "the text breaks off"),
    slip((448, 449, 465, 427, 101), "CP 3.3", "worst", "2.14 is the highest of 13 months"),
    slip(465, "CP 3.3", "stable", "1.97, then 2.14"),
    slip(505, "CP 3.4", "stable", "30.8% a year before, 30%, then 29.6%"),
    slip(505, "CP 3.4", "tone no_action", "29.6% against 33.5%, and nothing said of it"),
    slip(505, "CP 3.4", "no_action", "no action"),
    slip((546, 530, 106), "CP 3.8", "provisional", "24, before the final data are there"),
    slip(546, "CP 3.8", "no_action", "24 of 70 and no action"),
    slip((585, 570, 107), "CP 3.9", "provisional", "379, and practices that have not reported"),
    slip(585, "CP 3.9", "no_action", "379 of 414 and no action"),
    slip((91, 390, 413, 424), "CP 3.2", "worst", "73.1% is the lowest of 13 months"),
    slip(382, "CP 2.3", "no_action", "late data, and no action"),
    slip(662, "CP 5.6", "no_action", "6.3% against 56%, and no action"),
    slip(622, "CP 3.10", "person", "one person's absence and health"),
    slip(662, "CP 5.6", "small_number", "1 of 16 children"),
    slip(214, "CP 1.3", "reading_age", "long sentences of long words"),
    slip(336, "CP 1.6", "reading_age", "long sentences of long words"),
    # the partnerships
    slip((668, 700, 716), "", "draft_words", "[Potential], in brackets"),
    slip((668, 683, 700, 716), "", "column_words", "one column headed three ways"),
    slip(669, "Health and Wellbeing Indicators 1", "stale_measure", "January 2017 in the report for April"),
    slip(670, "Health and Wellbeing Indicators 2", "undated_measure", "89.2% of no month"),
    slip(670, "Health and Wellbeing Indicators 2", "small_number", "33 of 37: the other 4"),
    slip(672, "Health and Wellbeing Indicators 4", "stale_measure", "month 9 in the report for April"),
    slip(672, "Health and Wellbeing Indicators 4", "two_targets", "11.25% and 15.8%"),
    slip(673, "Health and Wellbeing Indicators 5", "stale_measure", "February 2017 in the report for April"),
    slip((684, 687), "Local Economy Indicators 1", "change", "12.24% from 260,686 and 236,911, which is 10.04%"),
    slip(691, "Local Economy Indicators 3", "body_name", "a national office misnamed"),
    slip(702, "Community Safety Indicator 1", "total", "7,096 against 7,623 and more"),
    slip((702, 197), "", "same_measure", "7,096 and 8,344 for the year to March 2017"),
    slip((702, 197), "", "same_measure total_missing", "844 for March 2017; 8,344 less 7,604 is 740"),
    slip(702, "Community Safety Indicator 1", "total_missing", "* above ten figures that make 844"),
    slip((702, 721), "", "same_figure", "7,096 and ↓3.5 for two measures"),
    slip((701, 702, 703), "Community Safety Indicator 1", "column_content", "a column of rates that holds changes"),
    slip((703, 710, 711, 218), "", "component_names", "components named otherwise in the title and the table"),
    slip((713, 728, 679), "", "mark_twice", "* with two meanings"),
    slip((714, 730), "", "mark_twice", "** with two meanings"),
    slip((717, 718, 721), "", "self_comparison", "April 2016 – March 2017 with itself"),
    slip((718, 720), "Community Safety Indicator 2", "change_of_which", "↑5.2 beside 37434 and 15009"),
    slip(722, "Community Safety Indicator 4", "measure_without_figure", "TBC"),
    slip(723, "Community Safety Indicator 5", "measure_without_figure", "TBC"),
    slip(724, "Community Safety Indicator 6", "measure_without_figure", "TBC"),
    slip((725, 728), "Community Safety Indicator 7", "note_against_title", "incidents, and crime incidents"),
)
