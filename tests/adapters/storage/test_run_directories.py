"""The weights of runs go; what tells of them stays."""

import json
from pathlib import Path

import pytest

from adapters.storage.run_directories import RunDirectories
from domain.errors.storage import AccessDenied
from domain.model.promotion.retention import StoredWeights


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    return tmp_path / "runs"


def worked_in(runs: Path, name: str, *, run_id: str | None = "run-1") -> Path:
    run = runs / name
    for file in (
        "model/model.safetensors", "model/metrics.json", "bundle/model.onnx", "bundle/bundle.json",
        "bundle/report.html", "champion/model.onnx", ".model-abc/new/half",
    ):  # fmt: skip
        (run / file).parent.mkdir(parents=True, exist_ok=True)
        (run / file).write_bytes(b"12345")
    if run_id is not None:
        (run / "training.json").write_text(json.dumps({"run_id": run_id, "more": 1}))
    return run


def only(store: RunDirectories) -> StoredWeights:
    (stored,) = store.stored()
    return stored


def test_weights_go_and_reports_stay(runs: Path) -> None:
    run, store = worked_in(runs, "night-1"), RunDirectories(runs)
    stored = only(store)
    assert (stored.place, stored.run_id) == (str(run), "run-1")
    assert store.size(stored) == 4 * 5
    store.remove(stored)
    left = {str(path.relative_to(run)) for path in run.rglob("*") if path.is_file()}
    assert left == {
        "model/metrics.json", "bundle/bundle.json", "bundle/report.html", "training.json",
    }  # fmt: skip
    assert store.stored() == []
    assert store.size(stored) == 0
    store.remove(stored)  # again, after a crash


def test_a_run_that_was_killed_has_no_record(runs: Path) -> None:
    worked_in(runs, "night-1", run_id=None)
    assert only(RunDirectories(runs)).run_id is None
    (runs / "night-1" / "training.json").write_text("{")
    assert only(RunDirectories(runs)).run_id is None


def test_what_is_no_run_is_left_alone(runs: Path) -> None:
    assert RunDirectories(runs).stored() == []
    worked_in(runs, ".rollback-abc")
    (runs / ".lock").write_text("")
    (runs / "notes.txt").write_text("")
    (runs / "empty").mkdir()
    assert RunDirectories(runs).stored() == []


def test_a_file_that_may_not_be_removed(runs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_in(runs, "night-1")
    store = RunDirectories(runs)

    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(AccessDenied, match=r"model\.safetensors"):
        store.remove(only(store))
