"""What every model registry does, the fake and MLflow's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors.tracking import ModelVersionUnknown, RegisteredBundleMissing, RunNotFound
from domain.model.promotion.registration import RegisteredModel
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_registry import ModelRegistry
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.experiment_tracker import FakeExperimentTracker
from tests.fakes.model_registry import FakeModelRegistry

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]
MakeRegistry = Callable[[int], ModelRegistry]


class Bench:
    """A registry, and runs whose models it can register."""

    def __init__(
        self,
        make: MakeRegistry,
        tracker: ExperimentTracker,
        bundle: str,
        new_run: NewRun,
        lose: Callable[[ModelRegistry, int], None],
        describe: Callable[[ModelRegistry, int], str | None],
    ) -> None:
        self._make, self.registry, self._tracker, self._lose = make, make(1), tracker, lose
        self._describe = describe
        self._bundle, self._new_run = bundle, new_run

    def keeping(self, previous: int) -> ModelRegistry:
        """The registry, emptied, with another number of former champions."""
        self.registry = self._make(previous)
        return self.registry

    def lose_bundle(self, version: int) -> None:
        """What somebody does who clears the artifact store."""
        self._lose(self.registry, version)

    def description(self, version: int) -> str | None:
        return self._describe(self.registry, version)

    def register(self, run_key: str, accuracy: float = 0.5) -> RegisteredModel:
        run_id = self._new_run(self._tracker, run_key)
        return self.registry.register(
            run_id, accuracy=accuracy, dataset_version=4, bundle=self._bundle, description="a model"
        )


@pytest.fixture(params=["fake", "mlflow"])
def bench(request: pytest.FixtureRequest, bundle: str, new_run: NewRun) -> Bench:
    if request.param == "fake":
        tracker = FakeExperimentTracker()
        return Bench(
            lambda keep: FakeModelRegistry(tracker.runs, keep_previous=keep),
            tracker,
            bundle,
            new_run,
            lambda registry, version: registry.lose_bundle(version),  # type: ignore[attr-defined]  # of the fake
            lambda registry, version: registry.descriptions[version],  # type: ignore[attr-defined]  # likewise
        )
    parts = request.getfixturevalue("parts")
    return Bench(
        parts.registry_keeping,
        parts.tracker,
        bundle,
        new_run,
        lambda _, version: parts.lose_bundle(version),
        lambda _, version: parts.description(version),
    )


def versions(*models: RegisteredModel | None) -> list[int | None]:
    return [None if model is None else model.version for model in models]


def test_an_empty_registry_has_nothing(bench: Bench) -> None:
    registry = bench.registry
    assert registry.champion() is None
    assert registry.previous() is None
    assert list(registry.history()) == []


def test_registering_makes_no_champion(bench: Bench) -> None:
    model = bench.register("a", accuracy=1 / 3)
    assert model == RegisteredModel(
        version=1, run_id=model.run_id, accuracy=1 / 3, dataset_version=4
    )
    assert bench.registry.champion() is None
    assert list(bench.registry.history()) == [model]
    assert bench.description(1) == "a model"


def test_a_run_is_registered_once(bench: Bench) -> None:
    first = bench.register("a")
    assert bench.register("a", accuracy=0.9) == first
    assert list(bench.registry.history()) == [first]


def test_an_unknown_run_cannot_be_registered(bench: Bench, bundle: str) -> None:
    with pytest.raises(RunNotFound):
        bench.registry.register(
            "0" * 32, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        )


def test_each_promotion_keeps_one_predecessor(bench: Bench) -> None:
    registry = bench.registry
    seen = []
    for key in "abc":
        registry.promote(bench.register(key).version)
        seen.append(versions(registry.champion(), registry.previous()))
    assert seen == [[1, None], [2, 1], [3, 2]]


def test_the_history_outlives_removed_versions(bench: Bench, tmp_path: Path) -> None:
    registry = bench.registry
    models = []
    for key, accuracy in (("a", 0.95), ("b", 0.7), ("c", 0.8)):
        models.append(bench.register(key, accuracy))
        registry.promote(models[-1].version)
    assert versions(registry.champion(), registry.previous()) == [3, 2]
    assert list(registry.history()) == models
    assert bench.register("a") == models[0]
    with pytest.raises(ModelVersionUnknown):
        registry.promote(1)
    with pytest.raises(ModelVersionUnknown):
        registry.fetch_bundle(1, output=str(tmp_path / "out"))


def test_promotion_removes_losers(bench: Bench) -> None:
    winner, loser = bench.register("a"), bench.register("b")
    bench.registry.promote(winner.version)
    with pytest.raises(ModelVersionUnknown):
        bench.registry.promote(loser.version)
    assert bench.registry.champion() == winner


def test_promoting_the_champion_again_changes_nothing(bench: Bench) -> None:
    registry = bench.registry
    for key in "ab":
        registry.promote(bench.register(key).version)
    registry.promote(2)
    assert versions(registry.champion(), registry.previous()) == [2, 1]


def test_rolling_back_swaps_the_two(bench: Bench) -> None:
    registry = bench.registry
    for key in "ab":
        registry.promote(bench.register(key).version)
    registry.promote(1)
    assert versions(registry.champion(), registry.previous()) == [1, 2]


@pytest.mark.parametrize("version", [0, 9, -1])
def test_an_unknown_version_is_refused(bench: Bench, tmp_path: Path, version: int) -> None:
    with pytest.raises(ModelVersionUnknown):
        bench.registry.promote(version)
    bench.register("a")
    with pytest.raises(ModelVersionUnknown):
        bench.registry.fetch_bundle(version, output=str(tmp_path / "out"))


def test_the_bundle_comes_back_byte_for_byte(bench: Bench, tmp_path: Path) -> None:
    model = bench.register("a")
    output = str(tmp_path / "new" / "out")
    assert bench.registry.fetch_bundle(model.version, output=output) == output
    content = {path.name: path.read_bytes() for path in Path(output).iterdir()}
    assert content == {"model.onnx": b"\x00onnx", "bundle.json": b"{}"}


def test_more_former_champions_are_kept_when_asked_for(bench: Bench) -> None:
    registry = bench.keeping(2)
    for key in "abcd":
        registry.promote(bench.register(key).version)
    assert [model.version for model in registry.present()] == [2, 3, 4]
    registry.promote(2)
    assert versions(registry.champion(), registry.previous()) == [2, 4]
    assert [model.version for model in registry.present()] == [2, 3, 4]


def test_aliases_that_were_lost_are_set_again_and_nothing_is_removed(bench: Bench) -> None:
    registry = bench.registry
    for key in "abc":
        bench.register(key)
    registry.reinstate(2, 1)
    assert versions(registry.champion(), registry.previous()) == [2, 1]
    registry.reinstate(3, None)
    assert versions(registry.champion(), registry.previous()) == [3, None]
    assert [model.version for model in registry.present()] == [1, 2, 3]
    with pytest.raises(ModelVersionUnknown):
        registry.reinstate(9, None)


def test_without_an_alias_previous_an_earlier_version_stays(bench: Bench) -> None:
    registry = bench.registry
    for key in "abc":
        bench.register(key)
    registry.promote(3)
    assert [model.version for model in registry.present()] == [2, 3]


def test_a_bundle_that_is_gone_is_said_to_be_gone(bench: Bench, tmp_path: Path) -> None:
    model = bench.register("a")
    bench.lose_bundle(model.version)
    with pytest.raises(RegisteredBundleMissing, match="the bundle of version 1"):
        bench.registry.fetch_bundle(model.version, output=str(tmp_path / "out"))
    assert list(bench.registry.present()) == [model]
