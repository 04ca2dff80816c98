"""Write down in a run what the checks of new products found."""

import json
from dataclasses import asdict

from domain.model.data.batch_check import BatchCheck
from domain.model.drift.accuracy import AccuracyDrop
from domain.model.drift.measures import DriftPolicy, DriftScope
from domain.model.drift.report import DriftComparison, DriftReport, DriftUnknown
from domain.model.evaluation.metric import recorded
from domain.model.promotion.metrics import BATCH
from domain.ports.experiment_tracker import TrackedRun

CHECK_FILE = "data/check.json"
DRIFT_FILE = "data/drift.json"
DRIFT_TAG = "creatives.drift"


def record_check(run: TrackedRun, check: BatchCheck) -> None:
    """Counts as metrics, and every refused row in a file."""
    run.log_metrics(recorded(BATCH, check))
    run.log_text(_json(asdict(check)), CHECK_FILE)


def record_drift(run: TrackedRun, drift: DriftReport | DriftUnknown, policy: DriftPolicy) -> None:
    """Values as metrics, the findings as a tag, and all with the limits in a file."""
    run.log_tags({DRIFT_TAG: drift.words})
    run.log_text(_json({"policy": asdict(policy), **asdict(drift)}), DRIFT_FILE)
    if isinstance(drift, DriftReport):
        for each in drift.comparisons:
            run.log_metrics(_metrics(each))
        for drop in drift.accuracies:
            run.log_metrics(_accuracy_metrics(drop))


def _metrics(comparison: DriftComparison) -> dict[str, float]:
    prefix = _prefix(comparison.scope)
    metrics: dict[str, float] = {}
    for measure in comparison.measures:
        name = f"{prefix}{measure.statistic}_{measure.name.replace(' ', '_')}"
        metrics |= {name: measure.value, f"{name}_p_value": measure.p_value}
    return metrics


def _accuracy_metrics(drop: AccuracyDrop) -> dict[str, float]:
    name = f"{_prefix(drop.scope)}accuracy"
    return {
        name: drop.new.value,
        f"{name}_drop": drop.drop,
        f"{name}_drop_low": drop.interval.low,
        f"{name}_drop_high": drop.interval.high,
        f"{name}_drop_p_value": drop.p_value,
    }


def _prefix(scope: DriftScope) -> str:
    return "drift_since_" if scope is DriftScope.SINCE else "drift_"


def _json(content: dict[str, object]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
