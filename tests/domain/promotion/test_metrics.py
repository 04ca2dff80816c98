"""Every figure of a result is in the table of metrics, once."""

from collections import Counter
from dataclasses import fields

from domain.model.evaluation.metric import Metric, recorded, whole
from domain.model.promotion.metrics import BATCH, COMPARISON, EXPORT, SCORES, TRAINING
from tests.fakes.decisions import a_decision


def test_no_key_stands_twice() -> None:
    keys = Counter(each.key for each in (*BATCH, *TRAINING, *EXPORT, *SCORES, *COMPARISON))
    assert set(keys.values()) == {1}


def test_every_number_of_a_model_and_of_a_decision_has_its_metric() -> None:
    """A figure that is added to a result and not to the table fails here."""
    shown_otherwise = {
        "accuracy", "holdout_rows", "rows_needed", "only_challenger_right", "only_champion_right"
    }  # fmt: skip
    decision = a_decision()
    scores = decision.challenger_scores
    for result, figures in (
        (scores, recorded(SCORES, scores)),
        (decision, recorded(COMPARISON, decision)),
    ):
        numbers = {
            each.name: getattr(result, each.name)
            for each in fields(result)
            if type(getattr(result, each.name)) in {int, float} and each.name not in shown_otherwise
        }
        assert sorted(numbers.values()) == sorted(figures.values()), numbers


def test_what_does_not_exist_is_not_recorded_and_has_no_text() -> None:
    absent: Metric[object] = Metric("absent", "Absent", "never there", lambda _: None, whole)
    assert recorded([absent], object()) == {}
    assert absent.text(object()) is None
    assert absent.text(None) is None
