"""Withheld figures in what people wrote."""

from decimal import Decimal

import pytest

from belisha.disclosure.text import without

CASES = [
    ("3 children were placed.", "[c] children were placed."),
    ("Three of the children were placed.", "[c] of the children were placed."),
    ("We placed 3, as in May; 13 are waiting.", "We placed [c], as in May; 13 are waiting."),
    ("3 of 16 plans (18.8%) were late.", "[c] of 16 plans ([c]) were late."),
    ("The share was 18.75 per cent, or about 19%.", "The share was [c], or about [c]."),
    ("It was 18.7% in May.", "It was 18.7% in May."),
    ("On 3 June, in 3 months, within three days and at 3%.", "On 3 June, in 3 months, within three days and at 3%."),
    ("Of these, 3 may move on 3 May or 3 Sept.", "Of these, [c] may move on 3 May or 3 Sept."),
    ("Version 1.3, case 2017/3, CP 3.1, £3 and 3,000 homes.", "Version 1.3, case 2017/3, CP 3.1, £3 and 3,000 homes."),
    ("There were 1,204 in all.", "There were [c] in all."),
    ("Threefold, thirteen and 33.", "Threefold, thirteen and 33."),
    ("Twelve of twenty-one; 12 of twenty one.", "[c] of [c]; [c] of [c]."),
    ("3 may be known; on 3 May they were told.", "[c] may be known; on 3 May they were told."),
    (
        "3 day patients came for 3 days, within 3 to 5 working days.",
        "[c] day patients came for 3 days, within 3 to 5 working days.",
    ),
    ("A 3-day course; 3 week-old babies.", "A 3-day course; [c] week-old babies."),
    ("Three new schools and 3 sites; 3 schoolchildren.", "Three new schools and 3 sites; [c] schoolchildren."),
    ("See Section 3. Children aged 3 at Level 3: 3 in all.", "See Section 3. Children aged 3 at Level 3: [c] in all."),
    (
        "This year 3 came, at this stage 3 and 4 weeks later 3.",
        "This year [c] came, at this stage [c] and 4 weeks later [c].",
    ),
    ("It fell to 3 after 3 meetings.", "It fell to [c] after 3 meetings."),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text(text: str, expected: str) -> None:
    assert without(text, {3, 12, 21, 1204}, [Decimal("18.75")]) == expected


def test_what_the_indicator_counts_is_withheld() -> None:
    assert without("3 schools and 3 meetings.", {3}, about="Pupils of special schools") == "[c] schools and 3 meetings."
