"""A rollback over MLflow that dies between any two of its changes; the same call finishes it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import NothingToRollBackTo
from domain.model.promotion.decision_entry import DecisionEntry, compared
from domain.model.promotion.verdict import Outcome
from domain.use_cases.promote.champion_deployment import ChampionDeployment
from domain.use_cases.promote.roll_back import RollBack
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MlflowParts
from tests.adapters.tracking.test_promotion_crashes import aliases, crash_during
from tests.fakes.decisions import a_decision
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.promotion_gate import ticking_clock

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

Back = Callable[[], DecisionEntry]


@pytest.fixture
def bundles(tmp_path: Path) -> BundleDirectory:
    return BundleDirectory(tmp_path / "models")


@pytest.fixture
def back(parts: MlflowParts, bundles: BundleDirectory, tmp_path: Path) -> Back:
    """A plain rollback, where version 2 has replaced version 1."""
    clock, downloads = ticking_clock(), str(tmp_path / "downloads")
    deployment = ChampionDeployment(
        bundles=bundles, registry=parts.registry, log=parts.log, downloads=downloads
    )
    for key in "ab":
        with parts.tracker.run(key) as run:
            location = write_exported(tmp_path / key, key)
        bundle = bundles.seal(location, replace(UNSEALED, run_id=run.run_id))
        decision = replace(a_decision(), outcome=Outcome.PROMOTED)
        entry = compared(
            decision,
            at=clock(),
            run_id=run.run_id,
            dataset_version=1,
            opponent=parts.registry.champion(),
        )
        parts.log.record(entry, decision)
        model = parts.registry.register(
            run.run_id, accuracy=0.5, dataset_version=1, bundle=location, description="a model"
        )
        deployment.promote(entry, model, {run.run_id: bundle})
    roll_back = RollBack(deployment=deployment, tracker=parts.tracker, clock=clock)
    return lambda: roll_back(to=None, who="ada", why="worse captions").entry


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2])  # previous, champion
def test_the_same_call_again_finishes(
    parts: MlflowParts, bundles: BundleDirectory, back: Back, at: int, *, after: bool
) -> None:
    crash_during(parts, back, at=at, after=after)
    assert back().version == 1
    assert aliases(parts) == [1, 2]
    served = bundles.served()
    assert served is not None
    assert served.manifest.model_version == 1
    rollbacks = [entry for entry in parts.log.entries() if entry.is_rollback]
    assert [(entry.version, entry.finished) for entry in rollbacks] == [(1, True)]
    with pytest.raises(NothingToRollBackTo):
        back()
