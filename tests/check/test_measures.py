"""What the text of a partnership measure says of its own table: each slip is told at its line, and nothing true is."""

import pytest
from msgspec.structs import replace
from tests.check.checking import DOCUMENT, findings_in, material_of, serious

from belisha.check.engine import check
from belisha.exchange.document import read_document, recognise

EMERGENCY, PRICES, CLAIMANTS, APPLICATIONS, THERAPIES, NUISANCE, ABUSE = (
    "The figures for August 2026 are published in October.",
    "Source: Land registry returns",
    "Source: National claimant count",
    "↓2.4% over the year.",
    "↑5.6% on the same months of the year before.",
    "<td>1,654</td> <td>↓3.2</td> </tr> </tbody> </table>",
    "In April to August 2025 there were 902*.",
)
"""What stands under seven tables: 6,214 of 8,190, or 75.9%, after 6,033 of 8,012, or 75.3%, and 74.1% a year before;
£286,100 after £278,500; 3,232 after 3,402; 1,131 after 1,159; 1,180 after 1,117; 1,031, 349 and 221 after 1,058, 361
and 235; and under no table 943.
"""
SAID = {
    (EMERGENCY, "The share fell from 75.3% in June."): "measure_moved",
    (EMERGENCY, "Attendances fell compared with June."): "measure_moved",
    (EMERGENCY, "The share was higher a year ago, and attendances have decreased."): "measure_moved",
    (EMERGENCY, "There were 278 more attendances than in June."): "measure_moved",
    (EMERGENCY, "Attendances rose by 2.8% over the year."): "",
    (EMERGENCY, "Attendances rose by 8.2% over the year."): "measure_moved",
    (EMERGENCY, "6,412 people were seen within four hours in July."): "measure_figure",
    (EMERGENCY, "The share was 75.3% in July 2026."): "measure_figure",
    (EMERGENCY, "The share was 75.3% in June 2026."): "",
    (EMERGENCY, "6,214 people were seen within four hours in July."): "",
    (EMERGENCY, "The share rose from 75.3% in June, and attendances rose by 178."): "",
    (EMERGENCY, "The hospital expects that attendances will fall in the autumn."): "",
    (EMERGENCY, "Staff vacancies fell in July."): "",
    (EMERGENCY, "Attendances by children fell."): "",
    (PRICES, "Prices fell by 2.7% over the year."): "measure_moved",
    (PRICES, "Prices rose by 2.7% over the year."): "",
    (CLAIMANTS, "Claimants rose over the year."): "measure_moved",
    (CLAIMANTS, "There were 270 fewer claimants than a year before."): "measure_moved",
    (CLAIMANTS, "Claimants fell over the year, while the number of residents rose."): "",
    (CLAIMANTS, "There were 170 fewer claimants than a year before."): "",
    (APPLICATIONS, "Applications rose by 2.4% over the year."): "measure_moved",
    (APPLICATIONS, "Applications fell by 4.2% over the year."): "measure_moved",
    (APPLICATIONS, "Applications fell by 2.4% over the year."): "",
    (THERAPIES, "An increase of 6.5% on the same months of the year before."): "measure_moved",
    (THERAPIES, "An increase of 5.6% on the same months of the year before."): "",
    (THERAPIES, "That is a decrease of 63 on the same months of 2025."): "measure_moved",
    (NUISANCE, f"{NUISANCE} <p>Environmental incidents rose.</p>"): "measure_moved",
    (NUISANCE, f"{NUISANCE} <p>Personal incidents fell by 12 and environmental ones by 14.</p>"): "",
    (NUISANCE, f"{NUISANCE} <p>All three kinds fell.</p>"): "",
    (ABUSE, "That is fewer than the 902* of April to August 2025."): "measure_said",
    (ABUSE, "That is more than the 902* of April to August 2025."): "",
}


@pytest.mark.parametrize(("under", "said", "rule"), [(*case, rule) for case, rule in SAID.items()])
def test_a_measures_text_is_held_against_its_table(under: str, said: str, rule: str) -> None:
    text = DOCUMENT.read_text("utf-8")
    assert under in text
    found = serious(findings_in(text.replace(under, said, 1)))
    assert [each.rule for each in found] == ([rule] if rule else [])


@pytest.mark.parametrize(("said", "told"), [("75.3% in Q1", False), ("75.9% in Q1", True), ("75.9% in Q2", False)])
def test_a_quarter_is_one_of_the_councils_own_year(said: str, told: bool) -> None:
    text = DOCUMENT.read_text("utf-8").replace(EMERGENCY, f"The share was {said}.", 1)
    text = text.replace("<th>July 2026</th> <th>June 2026</th>", "<th>Q2</th> <th>Q1</th>", 1)
    reading = recognise(read_document(text.encode(), "report.txt"))
    organisation = replace(reading.facts.organisation, year_start=1)
    found = check(material_of(replace(reading, facts=replace(reading.facts, organisation=organisation))))
    assert [each.found for each in found if each.rule == "measure_figure"] == (["75.9%"] if told else [])
