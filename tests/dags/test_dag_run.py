"""The DAG run whole on the real parts, with few products: ``dag.test()``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.dags.conftest import Ran, manifest_lines


def champion_events() -> list[dict[str, Any]]:
    """What came with each event of the asset, oldest first."""
    from airflow.models.asset import AssetEvent, AssetModel
    from airflow.utils.session import create_session
    from sqlalchemy import select

    with create_session() as session:
        found = session.scalars(
            select(AssetEvent)
            .join(AssetModel, AssetEvent.asset_id == AssetModel.id)
            .where(AssetModel.name == "creative_quality_champion")
            .order_by(AssetEvent.id)
        )
        return [event.extra for event in found]


@pytest.mark.usefixtures("data_service")
def test_a_run_makes_a_version_and_a_champion_and_only_a_promotion_is_announced(
    run: Callable[..., Ran], workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(count=60, epochs=1, seed=3)
    assert first.state == "success", first.log
    assert set(first.states.values()) == {"success"}
    [version] = manifest_lines(workplace)
    assert json.loads(version)["run_key"] == first.run_id
    bundle = json.loads((workplace / "models" / "best_model" / "bundle.json").read_text())
    assert bundle["run_id"] == first.results["train_model"]["run_id"]
    [event] = champion_events()
    assert event == {"model_version": 1, "run_id": bundle["run_id"]}

    monkeypatch.setenv("CREATIVES_EXPORT__MAX_LOGIT_DIFFERENCE", "1e-30")  # fails parity
    second = run(count=40, epochs=1, seed=3)
    assert second.state == "success", second.log
    assert second.results["check_and_register"]["decision"]["outcome"] == "kept"
    assert second.results["check_and_register"]["champion_version"] == 1
    assert len(manifest_lines(workplace)) == 2
    assert champion_events() == [event]

    monkeypatch.setenv("CREATIVES_DATASET__MIN_NEW_ROWS", "1000")
    third = run(count=40, seed=4)
    assert third.state == "success", third.log
    assert len(manifest_lines(workplace)) == 3
    skipped = {step for step, state in third.states.items() if state == "skipped"}
    assert skipped == {"train_model", "export_onnx", "check_and_register"}
    verdict = third.results["pipeline_summary"]["verdict"]
    assert "NOT TRAINED: 80 new rows" in verdict

    for ran in (first, second):
        what_steps_handed_on_is_small(ran)
        the_summary_tells_of_every_step(ran)


def what_steps_handed_on_is_small(ran: Ran) -> None:
    assert set(ran.results) == set(ran.states)
    for result in ran.results.values():
        assert len(json.dumps(result)) < 4_000


def the_summary_tells_of_every_step(ran: Ran) -> None:
    for step in set(ran.states) - {"pipeline_summary"}:
        assert f" {step} " in ran.log
    assert "new products" in ran.log
    outcome = ran.results["check_and_register"]["decision"]["outcome"].upper()
    assert ran.results["pipeline_summary"]["verdict"].startswith(outcome)
