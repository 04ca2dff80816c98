"""What strong drift is called, and what it does."""

from dataclasses import replace

import pytest

from domain.errors.data import DataDrifted
from domain.model.drift.accuracy import accuracy_drop
from domain.model.drift.measures import DriftAction, DriftMeasure, DriftPolicy, DriftScope
from domain.model.drift.report import DriftComparison, DriftReport, DriftUnknown
from domain.model.statistics.proportions import Share

STOPPING = DriftPolicy(action=DriftAction.STOP)


def comparison(scope: DriftScope, *strong: str, rows: int = 50) -> DriftComparison:
    return DriftComparison(
        scope=scope,
        rows=rows,
        measures=tuple(
            DriftMeasure(name=name, statistic="psi", value=1.25, p_value=0.0, strong=name in strong)
            for name in ("price", "rating")
        ),
    )


def report(*comparisons: DriftComparison) -> DriftReport:
    return DriftReport(champion=3, dataset_version=2, reference_rows=400, comparisons=comparisons)


@pytest.mark.parametrize("action", [DriftAction.WARN, DriftAction.RETRAIN])
def test_only_stop_stops(action: DriftAction) -> None:
    drifted = report(comparison(DriftScope.BATCH, "price"))
    drifted.require(DriftPolicy(action=action))
    report(comparison(DriftScope.BATCH)).require(STOPPING)
    with pytest.raises(DataDrifted, match=r"price \(population stability index 1\.25\); nothing"):
        drifted.require(STOPPING)


def test_what_lasts_stops_too() -> None:
    lasting = report(comparison(DriftScope.BATCH), comparison(DriftScope.SINCE, "price", rows=200))
    with pytest.raises(DataDrifted, match="of the 200 rows since the champion's"):
        lasting.require(STOPPING)


def test_the_words_name_what_drifted() -> None:
    drifted = report(
        comparison(DriftScope.BATCH, "price"),
        comparison(DriftScope.SINCE, "price", "rating", rows=200),
    )
    assert drifted.words == (
        "strong drift in price (population stability index 1.25), "
        "price (population stability index 1.25) of the 200 rows since the champion's, "
        "rating (population stability index 1.25) of the 200 rows since the champion's"
    )
    assert drifted.strong == ["price", "rating"]
    assert report(comparison(DriftScope.BATCH)).words == "no strong drift"


def test_a_fallen_accuracy_is_told_with_its_interval_and_stops_too() -> None:
    drops = (
        accuracy_drop(DriftScope.BATCH, Share(101, 120), Share(42, 50), STOPPING),
        accuracy_drop(DriftScope.SINCE, Share(101, 120), Share(42, 200), STOPPING),
    )
    fallen = replace(report(comparison(DriftScope.BATCH)), accuracies=drops)
    assert fallen.words == (
        "strong drift in accuracy (the champion is right on 21.0% of 200 new labelled rows since "
        "its dataset version and on 84.2% of the 120 it was examined on: 63.2 points less, "
        "95% interval 53.4 to 70.6)"
    )
    assert fallen.strong == ["accuracy"]
    with pytest.raises(DataDrifted, match=r"63\.2 points less"):
        fallen.require(STOPPING)


def test_what_was_not_measured_is_said_beside_what_was() -> None:
    partly = replace(report(), not_measured=("accuracy not measured: it is early",))
    assert partly.words == "no strong drift (accuracy not measured: it is early)"
    without = replace(comparison(DriftScope.BATCH), left_out=("price",))
    both = replace(partly, comparisons=(without,)).words
    assert both.endswith("(too few values to compare price; accuracy not measured: it is early)")


def test_columns_without_values_are_named() -> None:
    partly = replace(comparison(DriftScope.BATCH), left_out=("price", "rating"))
    assert report(partly).words == "no strong drift (too few values to compare price, rating)"


def test_what_could_not_be_measured_says_why() -> None:
    assert DriftUnknown("it is early").words == "drift not measured: it is early"
