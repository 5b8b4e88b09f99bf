"""A case for every rule: what of the example has to be changed for it to speak, and for it to be silent.

An edit puts ``new`` in the place of ``old``, which stands in the example's document. Where ``wrong`` is empty the rule
speaks on the example as it stands; where ``right`` is, it is silent on it, or says there what it says anyway.
"""

from dataclasses import dataclass

type Edit = tuple[str, str]


@dataclass(frozen=True)
class Case:
    wrong: tuple[Edit, ...] = ()
    right: tuple[Edit, ...] = ()


def wrong(*edits: Edit) -> Case:
    return Case(wrong=edits)


def right(*edits: Edit) -> Case:
    return Case(right=edits)


def added(text: str) -> Case:
    """A sentence more in the commentary on the time to answer a call: 4.4 minutes after 3.9, with a target of 4.0."""
    return wrong((_CALLS, f"{_CALLS} {text}"))


def _said(text: str) -> tuple[Edit, ...]:
    return added(text).wrong


_CALLS = (
    "Callers waited 4.4 minutes on average in August 2026, up from 3.9 minutes in July and above the target of 4.0."
)
_CALLS_WHY = "Two days without the online account service, on 18 and 19 August 2026,"
_HOUSEHOLDS = "There were 173 households in temporary accommodation on 31 August 2026,"
_GAUGE = "EP 4.1\tHouseholds in temporary accommodation [Monthly Snapshot]\t\t\t<p>August 2026 result</p>"
_EP55 = (
    "EP 5.5\tNew businesses started with our help [Cumulative]\tAim to Maximise\tAugust 2026\t87\t83\t200\t✓\t↓\t"
    "Piotr Halvorsen\tResources and Economy Scrutiny\n"
)
_LIST_HEADER = (
    "Code\tShort Name\tMinimise or Maximise\tLatest Month\tMonth's Value\tMonth's Target\tAnnual Target 2026/27\t"
    "Expected Outcome\tBetter or worse than last year\tManaged By\tScrutiny Committee\nEP 1.1"
)
_SHOPS = (
    "In the survey of June 2026, 73 of 617 shop units stood empty: 11.8%, down from 12.3% in March 2026 and above the "
    "target of 11.0%."
)
_SHOPS_WHY = (
    "Two units in Lampwright Street are being fitted out for new tenants. The Town Centre Manager is talking to the owner "
    "of the old department store about letting it floor by floor."
)
_HOMES = "Q1 2025/26\t22\t22\nQ2 2025/26\t49\t48\nQ3 2025/26\t79\t78\nQ4 2025/26\t108\t105\n"
_HOMES_BY_MONTH = (
    "June 2025\t22\t22\nJuly 2025\tN/A\t\nAugust 2025\tN/A\t\nSeptember 2025\t49\t48\nOctober 2025\tN/A\t\n"
    "December 2025\t79\t78\nMarch 2026\t108\t105\n"
)
_PLAIN_GOOD = "The service is doing well, and its excellent work with residents goes on."

_ECONOMY = ("Average house", "Planning", "Residents", "Nights")

ARITHMETIC = {
    "count_total": wrong(("No Value 2", "No Value 3"), ("200\t✓", "200\t")),
    "count_outcome": wrong(("target 25", "target 28")),
    "count_aim": wrong(("1 Some slippage against target 2", "1 Some slippage against target 4")),
    "cumulative": wrong(("£569,858", "£417,546")),
    "value_range": wrong(("82.5%", "163.9%")),
    "longer_period": Case(
        wrong=(("June 2025\t152\t160\n", "June 2025\t152\t160\nQ1 2025/26\t510\t480\n"),),
        right=(("June 2025\t152\t160\n", "June 2025\t152\t160\nQ1 2025/26\t479\t480\n"),),
    ),
    "gauge": wrong(("76.9%.</p>", "82.8%.</p>")),
    "month_exceeds": wrong(("Bicycle theft\t46\t204", "Bicycle theft\t246\t204")),
    "table_rate_range": wrong(("10.2\t↑1.8", "102\t↑1.8")),
    "total_rate": wrong(("↓0.2\t15.9", "↓0.2\t25.9")),
    "arrow": wrong(("85.0%\t▲\t↓", "85.0%\t▲\t↑")),
    "profile": wrong(("£900,000\t£2,160,000", "£900,000\t£2,301,171")),
    "profile_falls": wrong(("£1,800,000", "£900,000")),
    "profile_exceeds": wrong(("£1,800,000", "£2,800,000")),
    "snapshot_target": wrong(("173\t150\t150", "173\t150\t140")),
    "total": Case(
        wrong=(("vehicle\t34", "vehicle\t37"),),
        right=(("vehicle\t34", "vehicle\t37"), ("hate crime\t539", "hate crime\t542")),
    ),
    "shares": Case(wrong=(("33%</li>", "29%</li>"),), right=(("33%</li>", "29%</li>"), ("43%</li>", "47%</li>"))),
    "shares_of_counts": added(
        "Theft of a vehicle - 40%; Theft from a vehicle - 12%; Burglary in a home - 20%; Bicycle theft - 28%."
    ),
    "change": wrong(("↓10.8", "↓15.1")),
    "table_ratio": wrong(("<td>75.9%</td>", "<td>72.1%</td>")),
    "measure_ratio": wrong(("<p>78.9%", "<p>99.2%")),
}
CONSISTENCY = {
    "detail_page": wrong(("200\t✓", "200\t◆")),
    "outcome_twice": wrong(
        (
            "◆\tFormat\tAim to Minimise\t\nManaged By\tGwilym Farrant; Ann",
            "▲\tFormat\tAim to Minimise\t\nManaged By\tGwilym Farrant; Ann",
        )
    ),
    "section_number": wrong(("SECTION 3", "SECTION 4")),
    "section_number_twice": wrong(("**Section 3**", "**Section 2**"), ("SECTION 3", "SECTION 2")),
    "heading_year": wrong(("indicators of 2026-27", "indicators of 2024-25")),
    "column_year": wrong((_LIST_HEADER, _LIST_HEADER.replace("2026/27", "2025/26"))),
    "year_style": wrong(("indicators of 2026-27", "indicators of 2026- 2027")),
    "heading_words": wrong(("Health and Care Indicators\nLocal", "Health Care Indicators\nLocal")),
    "contents_left_out": Case(
        wrong=(("- **Section 3** Partnership Indicators\n", ""),),
        right=(("- **Section 3** Partnership Indicators", "- **Section 3** PARTNERSHIP INDICATORS"),),
    ),
    "partnership_number": Case(
        wrong=(("3. Community Safety Indicators\n\nThe", "4. Community Safety Indicators\n\nThe"),),
        right=(("3. Community Safety Indicators\n\nThe", "3 Community Safety Indicators\n\nThe"),),
    ),
    "measure_number": Case(
        wrong=(("\n4\tPeople reported", "\n6\tPeople reported"),),
        right=tuple((f"\n{at}.\t{title}", f"\n{at + 7}.\t{title}") for at, title in enumerate(_ECONOMY, 1)),
    ),
    "column_named": Case(wrong=_said("See column Trend."), right=_said("See the Annual Target column.")),
    "mark_named": Case(wrong=_said("Those marked ★ are estimates."), right=_said("Those marked ▲ are slipping.")),
    "key_symbol_unused": Case(
        wrong=(("<p>- = not comparable", "<p>↗ = a little better</p> <p>- = not comparable"),),
        right=(("<p>→ = the same", "<p>→ = as good"),),
    ),
    "kinds_counted": Case(
        wrong=(("Eight kinds together", "Nine kinds together"),), right=(("Eight kinds", "8 kinds"),)
    ),
    "spans_unequal": Case(
        wrong=(("<td>April to July 2025</td>", "<td>April to August 2025</td>"),),
        right=(("<td>April to July 2025</td>", "<td>April 2025 to March 2026</td>"),),
    ),
    "report_month": wrong(("\nAugust 2026\n", "\nJuly 2026\n")),
    "key_term": wrong(("Latest Month\tThe", "Comment\tThe")),
    "key_date": Case(
        wrong=(("by 31 March 2027", "by 31 March 2026"),), right=(("by 31 March 2027", "by the end of March 2027"),)
    ),
    "key_symbol_twice": wrong(("✓ = on course", "▲ = on course")),
    "key_term_twice": wrong(("Month's Target\tThe target", "Month's Value\tThe target")),
    "key_way": wrong(("Minimise = the lower", "Minimise = the higher")),
    "front_again": wrong(("V1.0", "V1.1")),
    "generated_date": Case(
        wrong=(("16 September 2026 10:15", "31 August 2026 10:15"),),
        right=(("16 September 2026 10:15", "1 September 2026 10:15"),),
    ),
    "column_unexplained": wrong(("Latest Month\tThe", "Comment\tThe")),
    "symbol_lost": wrong(("<p>◆ = at risk", "<p> = at risk")),
    "symbol_unexplained": wrong(("180\t✓", "180\t■")),
    "code_gap": wrong((_EP55, "")),
    "code_order": wrong(("EP 5.5\tNew", "EP 5.55\tNew")),
    "code_twice": wrong(("EP 5.5\tNew", "EP 5.4\tNew")),
    "page_number": Case(wrong=_said("See page 47."), right=_said("See page 47 of the Cabinet's papers.")),
    "reference": Case(wrong=((_CALLS, f"{_CALLS} See EP 8.7."),), right=((_CALLS, f"{_CALLS} See EP 6.5."),)),
    "spelling": wrong(("Anneliese Kato\tAdults, Health", "Anneliese Kato\tAdults,Health")),
    "body_name": Case(
        wrong=(("Source: National claimant count", "Source: Office of National Statistics"),),
        right=(("Source: National claimant count", "Source: Office for National Statistics"),),
    ),
    "bracket": wrong(("attendance [Monthly total]", "attendance [Monthly total")),
    "unit": wrong(("EP 2.5\tSchool attendance", "EP 2.5\tNumber of school attendances")),
    "aggregation_missing": right(("waiting for a provider\t", "waiting for a provider [Monthly Snapshot]\t")),
    "aggregation_words": wrong(("an online account [", "an online account as at the last day of the month [")),
    "title_twice": wrong(("Minor and other planning", "Major planning")),
    "aim_name": wrong(
        (
            "Some slippage against target 2\n\nEP 3.1",
            "Some slippage against target 2\n\nAim: A decent home for all\n\nEP 3.1",
        )
    ),
    "row_order": Case(
        wrong=(("May 2026\t161", "May 2025\t161"),),
        right=(("May 2026\t161", "Q1 2026/27\t164\t150\nMay 2026\t161"),),
    ),
    "future_value": wrong(("September 2026\t\t150", "September 2026\t173\t150")),
    "introduced": Case(
        wrong=(("Year Introduced\t2010", "Year Introduced\t2026"),),
        right=(("Year Introduced\t2010", "Year Introduced\t2025"),),
    ),
    "gauge_month": wrong(("August 2026 result", "July 2026 result")),
    "title_differs": wrong(
        (
            "EP 6.4\tAverage time to answer a call to the contact centre [Monthly total]\t\t",
            "EP 6.4\tAverage time to answer a letter [Monthly total]\t\t",
        )
    ),
    "repeated_text": wrong(
        (
            "Section 2: Detail of Indicators at Risk or Behind\n\nAim: Care for our shore and streets: Priorities • Keep streets",
            "Section 2: Detail of Indicators at Risk or Behind\n\nAim: Care for our shore and streets: Priorities • Sweep streets",
        )
    ),
    "column_words": wrong(("\tPerformance Measures\tLatest", "\tPotential Performance Measures\tLatest")),
    "decimals": wrong(("November 2025\t32.0", "November 2025\t32")),
    "row_unit": Case(
        wrong=(("88.2%\t85.0%\t85.0%", "88.2%\t85.0\t85.0%"),), right=(("88.2%\t85.0%\t85.0%", "88.2\t85.0\t85.0"),)
    ),
    "series_unit": wrong(("February 2026\t84.7%", "February 2026\t84.7")),
    "series_length": wrong(("January 2027\t\t£1,800,000\nFebruary 2027\t\t£1,980,000\nMarch 2027\t\t£2,160,000\n", "")),
    "empty_rows": wrong(
        *(
            (f"{month}\t", f"Q{at} 2025/26\t\t\n{month}\t")
            for at, month in enumerate(("April 2025", "July 2025", "October 2025", "January 2026"), 1)
        )
    ),
    "separators": wrong(("599,860\t583,000", "599860\t583,000")),
    "malformed": wrong(("August 2026\t177\t180", "August 2026\tl77\t180")),
    "mark_without_note": wrong(("<p>352**", "<p>352***")),
    "note_without_mark": wrong(("<p>352**", "<p>352"), ("Solved in % **", "Solved in %")),
    "mark_twice": right(("* Not recorded in this form.", "")),
    "outcome_blank": wrong(("200\t✓", "200\t")),
    "total_missing": wrong(("hate crime\t539", "hate crime\t*"), ("Hate crime\t*\t71", "Hate crime\t4\t71")),
    "column_content": wrong(("Solved in % **", "Change in solved %"), ("Change in solved, points", "Solved rates")),
    "self_comparison": wrong(
        ("April to August 2025\tChange in %", "April to August 2025\tChange from April to August 2026 in %")
    ),
    "row_twice": wrong(("Bicycle theft\t46", "Shoplifting\t46")),
    "years_apart": wrong(("April to August 2025\tChange", "April to August 2024\tChange")),
    "period_twice": wrong(("<th>April to August 2025</th>", "<th>April to August 2026</th>")),
    "page_differs": wrong(
        (
            "Minimise\t\nManaged By\tGwilym Farrant; Anneliese Kato",
            "Maximise\t\nManaged By\tGwilym Farrant; Anneliese Kato",
        )
    ),
    "change_of_which": wrong(
        ("<td>↓2.6</td>", "<td></td>"), ("<td>↓3.3</td>", "<td></td>"), ("<td>↓6.0</td>", "<td></td>")
    ),
    "outcome_without_target": wrong(("TBC\tTBC\t↑", "TBC\t◆\t↑")),
    "outcome_against_status": right(("0.7%\t0.0%", "0.0%\t0.0%")),
    "two_values": Case(
        wrong=(("August 2026\t173\t150", "August 2026\t219\t150"),),
        right=(("July 2026\t168\t150", "July 2026\t169\t150"), ("from 168 in July", "from 169 in July")),
    ),
    "latest_month": wrong(("August 2026\t177\t180", "August 2026\t-\t180")),
    "same_measure": Case(
        wrong=(("Hate crime\t*\t71", "Households in temporary accommodation\t171\t71"),),
        right=(("Hate crime\t*\t71", "Households in temporary accommodation\t173\t71"),),
    ),
    "same_figure": wrong(("<td>1,031</td> <td>1,058</td> <td>↓2.6</td>", "<td>167</td> <td>154</td> <td>↑8.4</td>")),
    "two_targets": wrong(
        ("The ambition is 66.0%.", "It is above the target of 66.0%. The national target of 70.0% is to come.")
    ),
    "draft_words": wrong(("waited 4.4", "waited XX")),
}
HISTORY = {
    "jump": wrong(
        ("Minimise\tAugust 2026\t173", "Minimise\tAugust 2026\t219"), ("\nAugust 2026\t173", "\nAugust 2026\t219")
    ),
    "slip_of_hand": Case(
        wrong=(("November 2025\t82.7%", "November 2025\t28.7%"),),
        right=(("November 2025\t82.7%", "November 2025\t84.0%"),),
    ),
    "missing_unexplained": right(("January 2026\t-\t160", "January 2026\t155\t160")),
    "missing_explained": wrong((_HOMES, _HOMES_BY_MONTH), ("Q1 2026/27\t17\t20\t120", "August 2026\tN/A\t20\t120")),
    "late": right(("Aim to Minimise\tJuly 2026\t28.9", "Aim to Minimise\tAugust 2026\t28.9")),
    "provisional": added("Data from two sites have not been received."),
    "worst": Case(
        wrong=((_HOUSEHOLDS, _HOUSEHOLDS.replace("There were", "We had")),),
        right=((_HOUSEHOLDS, f"It is the highest number yet. {_HOUSEHOLDS}"),),
    ),
    "stale_measure": wrong(
        ("68.1% (July 2026)</p> <p>In July 2025 the share was 66.5%.", "68.1% (March 2026)</p> <p>")
    ),
    "undated_measure": wrong(("<p>352** (April to August 2026)</p>", "<p>352**</p>")),
    "measure_without_figure": right(("on the waterfront.\t<p>TBC</p>", "on the waterfront.\t<p>41 (August 2026)</p>")),
    "target_moved": wrong(("173\t150\t150", "173\t121\t150"), ("\nAugust 2026\t173\t150", "\nAugust 2026\t173\t121")),
    "target_to_be_confirmed": right(("£694.50\t-\tTBC", "£694.50\t-\t£700.00")),
}
COMMENTARY = {
    "no_commentary": wrong((_SHOPS, ""), (_SHOPS_WHY, "")),
    "boilerplate": wrong((_SHOPS, "TBC"), (_SHOPS_WHY, "")),
    "tone": wrong((_SHOPS, _PLAIN_GOOD), (_SHOPS_WHY, "")),
    "no_action": wrong((_SHOPS_WHY, "")),
    "no_date": wrong((_SHOPS, _PLAIN_GOOD), (_SHOPS_WHY, "A meeting is planned.")),
    "no_post": wrong((_SHOPS_WHY, "Two units in Lampwright Street are being fitted out for new tenants.")),
    "text_twice": wrong((_SHOPS, _CALLS)),
    "figure": wrong(("In August alone, 12 of 17 were in time.", "It was 51.4% before.")),
    "ratio_said": wrong(("73 of 617", "93 of 617")),
    "target_said": wrong(("target of 4.0.", "target of 5.0.")),
    "past_figure": wrong(("from 3.9 minutes in July", "from 3.9 minutes in June")),
    "difference_said": wrong(("and 23 above the target", "and 32 above the target")),
    "stale_month": wrong(
        (_CALLS, "Callers waited 3.9 minutes on average in July 2026."),
        (_CALLS_WHY, _CALLS_WHY.replace("August", "July")),
    ),
    "future_month": Case(
        wrong=((_CALLS, f"{_CALLS} The new lines were opened in December 2026."),),
        right=((_CALLS, f"{_CALLS} The new lines will be opened in December 2026."),),
    ),
    "comparison": wrong(("minutes in July and above", "minutes in July and below")),
    "direction_from": wrong(("up from 3.9 minutes", "down from 3.9 minutes")),
    "direction": Case(
        wrong=((_CALLS, f"{_CALLS} Performance has improved."),),
        right=((_CALLS, f"{_CALLS} Performance has worsened."),),
    ),
    "amount_moved": Case(
        wrong=((_CALLS, f"{_CALLS} It fell by 0.5 minutes from July."),),
        right=((_CALLS, f"{_CALLS} It rose by 0.5 minutes from July, after it fell by 0.2 in June."),),
    ),
    "compared_with": Case(
        wrong=((_CALLS, f"{_CALLS} It is lower than in July."),),
        right=((_CALLS, f"{_CALLS} It is higher than in July, and there were fewer staff than last year."),),
    ),
    "record": Case(
        wrong=((_CALLS, f"{_CALLS} This is the quickest so far this year."),),
        right=((_CALLS, f"{_CALLS} This is the slowest so far this year."),),
    ),
    "running": Case(
        wrong=((_CALLS, f"{_CALLS} Performance has improved for three months running."),),
        right=((_CALLS, f"{_CALLS} Performance has worsened for two months running."),),
    ),
    "counts_swapped": Case(
        wrong=(("12 of 17 were in time.", "17 of 12 were in time."),), right=(("In August alone, 12", "In August, 12"),)
    ),
    "fraction_said": added("10 (a third) of 40 calls were lost."),
    "rest_said": Case(
        wrong=(("12 of 17 were in time.", "12 of 17 were in time. Of the 121 conferences, 38 were late."),),
        right=(("12 of 17 were in time.", "12 of 17 were in time. Of the 121 conferences, 28 were late."),),
    ),
    "measure_moved": Case(
        wrong=(("↓2.4% over the year.", "Applications rose by 2.4% over the year."),),
        right=(("↓2.4% over the year.", "Applications fell by 2.4% over the year."),),
    ),
    "measure_figure": Case(
        wrong=(("The figures for August 2026 are published in October.", "The share was 75.3% in July 2026."),),
        right=(("The figures for August 2026 are published in October.", "The share was 75.3% in June 2026."),),
    ),
    "measure_said": Case(
        wrong=(("In July 2025 the share was 66.5%.", "That is down from 66.5% in July 2025."),),
        right=(("In July 2025 the share was 66.5%.", "That is up from 66.5% in July 2025."),),
    ),
    "impossible_date": Case(wrong=_said("It ends on 31 September."), right=_said("It ends on Wednesday 30 September.")),
    "stale_plan": Case(
        wrong=_said("The rota will be ready by 31 July 2026."), right=_said("The rota was to be ready by 31 July 2026.")
    ),
    "multiple_said": Case(wrong=_said("The wait has doubled."), right=_said("The number of staff has doubled.")),
    "peak": Case(wrong=_said("Waits were longest in June."), right=_said("Waits were longest in July 2025.")),
    "nth": Case(
        wrong=_said("This is the first rise since May 2026."), right=_said("This is the second rise since June 2026.")
    ),
    "target_kept": Case(
        wrong=_said("It met its target for three months running."),
        right=_said("It had met its target for three months, and missed it in August."),
    ),
    "target_met": Case(wrong=_said("The target has been met."), right=_said("The target was met in July.")),
    "status_said": Case(wrong=_said("The indicator is green."), right=_said("The indicator is amber.")),
    "outcome_said": Case(
        wrong=((_HOUSEHOLDS, f"We are on course to meet the target. {_HOUSEHOLDS}"),),
        right=((_HOUSEHOLDS, f"We are unlikely to meet the target. {_HOUSEHOLDS}"),),
    ),
    "stable": added("Performance has remained steady."),
    "span": wrong((_HOUSEHOLDS, f"Over the last 6 months we have found more flats. {_HOUSEHOLDS}")),
    "trend_since": Case(
        wrong=((_HOUSEHOLDS, f"There is a downward trend since June. {_HOUSEHOLDS}"),),
        right=((_HOUSEHOLDS, f"There is an upward trend since June. {_HOUSEHOLDS}"),),
    ),
    "table_claim": Case(
        wrong=((_CALLS, f"{_CALLS} The police report a decrease in thefts of vehicles."),),
        right=((_CALLS, f"{_CALLS} The police report a rise in thefts of vehicles."),),
    ),
    "unfinished": wrong(("updates are made at night.", "updates are made at")),
    "doubled_word": Case(
        wrong=(("an online account [", "an an online account ["), (_CALLS, f"{_CALLS} It is is long.")),
        right=((_CALLS, f"{_CALLS} They had had to wait."),),
    ),
    "link": wrong(("https://data.police.estuary.example/borough", "https//data.police.estuary.example/borough")),
    "person": Case(
        wrong=((_CALLS, f"{_CALLS} The team manager is on maternity leave."),),
        right=((_CALLS, f"{_CALLS} The team manager is hiring."),),
    ),
    "misspelt": Case(
        wrong=((_CALLS, f"{_CALLS} They recieve a call back."),),
        right=((_CALLS, f"{_CALLS} They receive a call back."),),
    ),
    "sentence_length": added(f"It was {'a very ' * 20} long wait for everybody."),
    "reading_age": wrong(
        (
            _CALLS,
            f"{_CALLS} {'Notwithstanding considerable organisational reconfiguration, performance demonstrates proportionate improvement. ' * 8}".strip(),
        )
    ),
}
ACCESSIBILITY = {
    "gauge_text": right((_GAUGE, f"{_GAUGE} <p>0 150 157.5 173 300</p>")),
    "alternative_text": wrong((_GAUGE, _GAUGE.replace("August 2026 result", "chart"))),
    "link_text": added("Click here for the reasons."),
    "header_blank": wrong((_LIST_HEADER, _LIST_HEADER.replace("Better or worse than last year", ""))),
}
DISCLOSURE = {
    "small_number": Case(
        wrong=((_CALLS, f"{_CALLS} There were 4 of 24 patients left."),),
        right=((_CALLS, f"{_CALLS} There were 14 of 24 patients left, and three people to see them."),),
    ),
    "small_count": wrong(("August 2026\t240\t250", "August 2026\t4\t250")),
}
DOCUMENT_CASES = ARITHMETIC | CONSISTENCY | HISTORY | COMMENTARY | ACCESSIBILITY | DISCLOSURE
