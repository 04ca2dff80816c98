"""What is known of a registered model, as tags.

They are written twice: on the version, for whoever looks at the registry, and on the run, because
MLflow forgets the tags of a version that is deleted and the history must not.
"""

from collections.abc import Mapping

from domain.model.promotion.registration import RegisteredModel

MODEL_TAG = "creatives.registered_model"
VERSION_TAG = "creatives.model_version"
_RUN_PREFIX = "creatives."


def version_tags(run_id: str, accuracy: float, dataset_version: int) -> dict[str, str]:
    return {
        "run_id": run_id,
        "accuracy": repr(accuracy),  # the shortest text that reads back as the same number
        "dataset_version": str(dataset_version),
    }


def run_tags(name: str, model: RegisteredModel) -> dict[str, str]:
    tags = version_tags(model.run_id, model.accuracy, model.dataset_version)
    return {
        MODEL_TAG: name,
        VERSION_TAG: str(model.version),
        **{_RUN_PREFIX + tag: tags[tag] for tag in ("accuracy", "dataset_version")},
    }


def from_version(version: int, tags: Mapping[str, str]) -> RegisteredModel | None:
    """The registered model; None when somebody else made the version, without our tags."""
    try:
        return RegisteredModel(
            version=version,
            run_id=tags["run_id"],
            accuracy=float(tags["accuracy"]),
            dataset_version=int(tags["dataset_version"]),
        )
    except (KeyError, ValueError):
        return None


def from_run(run_id: str, name: str, tags: Mapping[str, str]) -> RegisteredModel | None:
    """The registered model a run became; None when it became none."""
    if tags.get(MODEL_TAG) != name:
        return None
    known = {tag.removeprefix(_RUN_PREFIX): value for tag, value in tags.items()}
    return from_version(int(tags[VERSION_TAG]), known | {"run_id": run_id})
