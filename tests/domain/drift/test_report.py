"""What strong drift is called, and what it does."""

from dataclasses import replace

import pytest

from domain.errors.data import DataDrifted
from domain.model.drift.measures import DriftAction, DriftMeasure, DriftPolicy
from domain.model.drift.report import DriftComparison, DriftReport, DriftScope, DriftUnknown

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


def test_columns_without_values_are_named() -> None:
    partly = replace(comparison(DriftScope.BATCH), left_out=("price", "rating"))
    assert report(partly).words == "no strong drift (too few values to compare price, rating)"


def test_what_could_not_be_measured_says_why() -> None:
    assert DriftUnknown("it is early").words == "drift not measured: it is early"
