"""The model registry, kept by MLflow."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_bundle import BUNDLE_FOLDER, download_bundle
from adapters.tracking.mlflow_client import MlflowConnection, says_missing
from adapters.tracking.mlflow_versions import MlflowVersions
from adapters.tracking.registration_tags import from_run, run_tags, version_tags
from domain.errors.promotion import ChampionUnavailable
from domain.errors.tracking import RegisteredBundleMissing, RunNotFound
from domain.model.promotion.registration import RegisteredModel, kept_versions

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import Run

CHAMPION, PREVIOUS = "champion", "previous"


class MlflowRegistry:
    """Versions and aliases of one registered model, which is created when it is missing.

    Args:
        keep_previous: former champions that stay beside the champion, at least 1.
    """

    def __init__(
        self,
        *,
        uri: str,
        experiment: str,
        artifact_root: Path,
        registered_model: str,
        keep_previous: int = 1,
    ) -> None:
        self._name, self._keep_previous = registered_model, keep_previous
        self._connection = MlflowConnection(
            uri=uri, experiment=experiment, artifact_root=artifact_root
        )
        self._versions = MlflowVersions(registered_model)

    def champion(self) -> RegisteredModel | None:
        with self._connection.calls() as client:
            champion = self._versions.with_alias(client, CHAMPION)
            foreign = None if champion else self._versions.alias(client, CHAMPION)
            if foreign is not None:
                reason = "it lacks the tags that this project gives; somebody else registered it"
                raise ChampionUnavailable(foreign, reason)
            return champion

    def previous(self) -> RegisteredModel | None:
        with self._connection.calls() as client:
            return self._versions.with_alias(client, PREVIOUS)

    def best_accuracy(self) -> float | None:
        return max((model.accuracy for model in self.history()), default=None)

    def history(self) -> Sequence[RegisteredModel]:
        experiment_id = self._connection.experiment_id
        with self._connection.calls() as client:
            removed = self._versions.recorded_on_runs(client, experiment_id)
            present = self._versions.present(client)
        known = {model.version: model for model in (*removed, *present)}
        return [known[version] for version in sorted(known)]

    def present(self) -> Sequence[RegisteredModel]:
        with self._connection.calls() as client:
            return sorted(self._versions.present(client), key=lambda model: model.version)

    def register(
        self, run_id: str, *, accuracy: float, dataset_version: int, bundle: str
    ) -> RegisteredModel:
        with self._connection.calls() as client:
            run = _run(client, run_id)
            registered = from_run(run_id, self._name, run.data.tags)
            if registered is not None:
                return registered
            # A crash may have come between the version and the run's tags.
            registered = self._versions.of_run(client, run_id)
            if registered is None:
                client.log_artifacts(run_id, bundle, BUNDLE_FOLDER)
                source = f"{run.info.artifact_uri}/{BUNDLE_FOLDER}"
                tags = version_tags(run_id, accuracy, dataset_version)
                registered = RegisteredModel(
                    version=self._versions.create(client, run_id, source, tags),
                    run_id=run_id,
                    accuracy=accuracy,
                    dataset_version=dataset_version,
                )
            _tag_run(client, registered, self._name)
            return registered

    def promote(self, version: int) -> None:
        # In this order a crash leaves a champion at every moment, and repeating completes the rest:
        # while the old champion still is one, "previous" can be set to it again.
        with self._connection.calls() as client:
            self._versions.get(client, version)
            champion = self._versions.alias(client, CHAMPION)
            if champion != version:
                if champion is not None:
                    client.set_registered_model_alias(self._name, PREVIOUS, str(champion))
                client.set_registered_model_alias(self._name, CHAMPION, str(version))
            present = [model.version for model in self._versions.present(client)]
            previous = self._versions.alias(client, PREVIOUS)
            kept = kept_versions(present, version, previous, keep=self._keep_previous)
            self._versions.delete_all_but(client, kept)

    def reinstate(self, champion: int, previous: int | None) -> None:
        with self._connection.calls() as client:
            for version in (champion, previous):
                if version is not None:
                    self._versions.get(client, version)
            # The champion last: while there is none, this is done again after a crash.
            if previous is not None:
                client.set_registered_model_alias(self._name, PREVIOUS, str(previous))
            elif self._versions.alias(client, PREVIOUS) is not None:
                client.delete_registered_model_alias(self._name, PREVIOUS)
            client.set_registered_model_alias(self._name, CHAMPION, str(champion))

    def fetch_bundle(self, version: int, *, output: str) -> str:
        with self._connection.calls() as client:
            run_id = self._versions.get(client, version).run_id
            if run_id is None or not download_bundle(client, run_id, Path(output)):
                raise RegisteredBundleMissing(self._name, version)
        return output


def _run(client: "MlflowClient", run_id: str) -> "Run":
    from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

    try:
        return client.get_run(run_id)
    except MlflowException as error:
        if says_missing(error):
            raise RunNotFound(run_id) from error
        raise


def _tag_run(client: "MlflowClient", model: RegisteredModel, name: str) -> None:
    from mlflow.entities import RunTag  # noqa: PLC0415 - imported on first use

    # One call, so that no reader sees half of them.
    client.log_batch(model.run_id, tags=[RunTag(*tag) for tag in run_tags(name, model).items()])
