"""A registered model: a version in the model registry, and what is known of it."""

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
