"""Findings about served traffic."""

from domain.model.drift.measures import DriftMeasure, DriftScope
from domain.model.drift.report import DriftReport, DriftUnknown, comparison_of
from domain.model.drift.served import JudgedShares, ServedDrift, Traffic
from tests.fakes.served_answers import NOON

TRAFFIC = Traffic(
    since=NOON.replace(day=1),
    until=NOON.replace(day=8),
    unreadable=2,
    other_models=40,
    answers=1_000,
    texts=300,
    plain=300,
)
DRIFTED = ServedDrift(
    traffic=TRAFFIC,
    found=DriftReport(
        champion=3,
        dataset_version=4,
        reference_rows=480,
        comparisons=(
            comparison_of(
                DriftScope.SERVED,
                300,
                (
                    DriftMeasure(
                        name="price", statistic="psi", value=0.75, p_value=1e-9, strong=True
                    ),
                    DriftMeasure(
                        name="text", statistic="auc", value=0.5, p_value=0.5, strong=False
                    ),
                ),
            ),
        ),
    ),
    served=JudgedShares(rows=300, good=0.25, confidence=0.875),
    held_out=JudgedShares(rows=120, good=0.5, confidence=0.9),
)
UNKNOWN = ServedDrift(traffic=TRAFFIC, found=DriftUnknown("there is no champion yet"))
