"""A promotion or registration that is killed between any two steps is completed by repeating it."""

from collections.abc import Callable
from typing import Any

import pytest

from domain.ports.experiment_tracker import ExperimentTracker
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS, MlflowParts

pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

NewRun = Callable[[ExperimentTracker, str], str]
CHANGES = (
    "create_registered_model",
    "create_model_version",
    "log_artifacts",
    "log_batch",
    "set_registered_model_alias",
    "delete_model_version",
)


class Crash(BaseException):
    """The power goes: no ordinary handler sees it."""


class CrashingClient:
    """Is killed at the given one of its changing calls, before or after carrying it out."""

    def __init__(self, client: Any, *, at: int, after: bool) -> None:
        self._client, self._at, self._after = client, at, after
        self.changes = 0

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._client, name)
        if name not in CHANGES:
            return real

        def call(*args: Any, **kwargs: Any) -> Any:
            self.changes += 1
            dies = self.changes == self._at
            if dies and not self._after:
                raise Crash
            result = real(*args, **kwargs)
            if dies:
                raise Crash
            return result

        return call


def crash_during(parts: MlflowParts, step: Callable[[], object], *, at: int, after: bool) -> None:
    connection = parts.connection
    connection.client = CrashingClient(parts.client, at=at, after=after)  # type: ignore[assignment]
    with pytest.raises(Crash):
        step()
    connection.client = parts.client


def listed(parts: MlflowParts) -> set[int]:
    return {int(each.version) for each in parts.client.search_model_versions()}


def aliases(parts: MlflowParts) -> list[int | None]:
    models = (parts.registry.champion(), parts.registry.previous())
    return [None if model is None else model.version for model in models]


@pytest.fixture
def register(parts: MlflowParts, new_run: NewRun, bundle: str) -> Callable[[str], int]:
    def make(run_key: str) -> int:
        run_id = new_run(parts.tracker, run_key)
        model = parts.registry.register(
            run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        )
        return model.version

    return make


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3, 4])  # previous, champion, and two removals
def test_a_promotion_that_crashed_is_completed_by_repeating(
    parts: MlflowParts, register: Callable[[str], int], at: int, *, after: bool
) -> None:
    for key in "ab":
        parts.registry.promote(register(key))
    register("loser")
    challenger = register("d")
    crash_during(parts, lambda: parts.registry.promote(challenger), at=at, after=after)
    champion, _ = aliases(parts)
    assert champion in (2, challenger)  # somebody is champion at every moment
    parts.registry.promote(challenger)
    assert aliases(parts) == [challenger, 2]
    assert listed(parts) == {2, challenger}


def test_the_promotion_under_test_has_exactly_four_steps(
    parts: MlflowParts, register: Callable[[str], int]
) -> None:
    for key in "ab":
        parts.registry.promote(register(key))
    register("loser")
    challenger = register("d")
    counting = CrashingClient(parts.client, at=0, after=False)
    parts.connection.client = counting  # type: ignore[assignment]
    parts.registry.promote(challenger)
    assert counting.changes == 4


@pytest.mark.parametrize("after", [False, True])
# The bundle, what makes it a model, the registered model, the version, the run's tags.
@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_a_registration_that_crashed_is_completed_by_repeating(
    parts: MlflowParts, new_run: NewRun, bundle: str, at: int, *, after: bool
) -> None:
    run_id = new_run(parts.tracker, "a")

    def register() -> int:
        model = parts.registry.register(
            run_id, accuracy=0.5, dataset_version=1, bundle=bundle, description="a model"
        )
        return model.version

    crash_during(parts, register, at=at, after=after)
    assert register() == 1
    assert listed(parts) == {1}
    assert parts.client.get_run(run_id).data.tags["creatives.model_version"] == "1"
    assert [model.version for model in parts.registry.history()] == [1]
    stored = parts.read(run_id).artifacts
    assert len([file for file in stored if file.endswith("model.onnx")]) == 1
    assert "registered_model/MLmodel" in stored
