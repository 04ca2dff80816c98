"""A registered model: a version in the model registry, and what is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredModel:
    """One version of the registered model.

    Attributes:
        version: number given by the registry.
        run_id: the tracking run that trained it.
        accuracy: on the holdout at the time it was registered, 0 to 1.
        dataset_version: number of the dataset version it was trained on.
    """

    version: int
    run_id: str
    accuracy: float
    dataset_version: int


def kept_versions(
    present: Iterable[int], champion: int, previous: int | None, *, keep: int
) -> set[int]:
    """The versions that survive a promotion: the champion, the one before it, the newest others.

    Args:
        present: every version that is still there.
        keep: former champions beside the champion, the one before it included; at least 1.
    """
    if previous in (None, champion):
        # It is not known who was champion before. It was an earlier version: later ones have lost.
        earlier = sorted((version for version in present if version < champion), reverse=True)
        return {champion, *earlier[:keep]}
    others = sorted(set(present) - {champion, previous}, reverse=True)
    return {champion, previous, *others[: keep - 1]}
