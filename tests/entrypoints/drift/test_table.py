import pytest

pytest.importorskip("mlflow", reason="comes with the extra train, as what is tested does")

from domain.model.drift.served import ServedDrift
from entrypoints.drift.table import drift_table


def test_the_table_has_traffic_measures_shares_and_the_finding(drifted: ServedDrift) -> None:
    lines = [" ".join(line.split()) for line in drift_table(drifted).splitlines()]
    assert lines[0] == (
        "2026-03-01 12:00 to 2026-03-08 12:00 UTC: 1000 answers, 300 distinct texts compared;"
        " 40 answers of other models left out; 2 lines unreadable"
    )
    assert "price psi 0.750 1e-09 STRONG" in lines
    assert "text auc 0.500 0.5" in lines
    assert lines[-3:] == [
        "served: 25.0% of 300 texts good, mean confidence 0.875",
        "its holdout: 50.0% of 120 texts good, mean confidence 0.900",
        (
            "strong drift in price (population stability index 0.75) (too few values to compare"
            " rating, category, text length)"
        ),
    ]


def test_without_a_verdict_it_says_why(unknown: ServedDrift) -> None:
    assert drift_table(unknown).splitlines()[1:] == ["drift not measured: there is no champion yet"]
