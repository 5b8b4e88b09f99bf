"""What the track record says of owners and forecasts beside each other: who was nearer, as the printed scores have it."""

import pytest

from belisha.analysis.track import Record, Score
from belisha.report.wording.english.track import record_sentences


@pytest.mark.parametrize(
    ("owners", "forecasts", "said"),
    [
        (0.0851, 0.0649, "the forecasts came nearer: 0.09 for the owners, 0.06 for the forecasts."),
        (0.1, 0.2, "the owners came nearer: 0.10 for the owners, 0.20 for the forecasts."),
        (0.0945, 0.0933, "neither came nearer: 0.09 for the owners, 0.09 for the forecasts."),
        (0.25, 0.25, "neither came nearer: 0.25 for the owners, 0.25 for the forecasts."),
    ],
)
def test_who_came_nearer_is_true_of_the_scores_beside_it(owners: float, forecasts: float, said: str) -> None:
    both = (Score(40, owners), Score(40, forecasts))
    record = Record(group="", predictions=40, owner=both[0], forecast=both[1], both=both, on_course=0, came_true=0)
    assert record_sentences(record, ("2025/26",))[-1] == f"On the 40 that both spoke of, {said}"
