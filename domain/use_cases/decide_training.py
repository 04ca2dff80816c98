"""Whether a run trains on the data it collected, or leaves it at that."""

from dataclasses import dataclass

from domain.model.dataset import DatasetVersion
from domain.ports.dataset_store import DatasetStore
from domain.ports.model_registry import ModelRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingNeed:
    """Whether to train, and why, in words."""

    train: bool
    reason: str


def decide_training(
    store: DatasetStore,
    registry: ModelRegistry,
    version: DatasetVersion,
    *,
    min_new_rows: int,
    forced_by: str | None,
) -> TrainingNeed:
    """Train when enough rows are new to the champion, or when drift forces it.

    Args:
        version: that the run made.
        min_new_rows: since the champion's dataset version; 0 trains always.
        forced_by: the drift, in words, that forces a training; None leaves it to the rows.
    """
    if min_new_rows == 0:
        return TrainingNeed(train=True, reason="every run trains")
    champion = registry.champion()
    if champion is None:
        return TrainingNeed(train=True, reason="there is no champion yet")
    if champion.dataset_version >= version.number:
        return TrainingNeed(train=True, reason="this run was begun before, and is finished now")
    if forced_by is not None:
        return TrainingNeed(train=True, reason=forced_by)
    new_rows = sum(
        later.batch_rows
        for later in store.versions()
        if champion.dataset_version < later.number <= version.number
    )
    counted = f"{new_rows} new rows since the champion's dataset version"
    if new_rows >= min_new_rows:
        return TrainingNeed(train=True, reason=counted)
    return TrainingNeed(train=False, reason=f"{counted}, and {min_new_rows} are needed")
