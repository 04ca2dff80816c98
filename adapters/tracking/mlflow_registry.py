"""The model registry, kept by MLflow."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_answers import found, quoted
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.mlflow_tracker import MlflowTracker
from adapters.tracking.mlflow_versions import MlflowVersions
from adapters.tracking.pyfunc.places import BUNDLE_FOLDERS, MODEL_FOLDER
from adapters.tracking.registration_tags import MODEL_TAG, from_run, run_tags, version_tags
from domain.errors.promotion import ChampionUnavailable
from domain.errors.tracking import RegisteredBundleMissing
from domain.model.promotion.registration import RegisteredModel, kept_versions

if TYPE_CHECKING:
    from mlflow import MlflowClient

CHAMPION, PREVIOUS = "champion", "previous"


class MlflowRegistry:
    """Versions and aliases of one registered model, which is created when it is missing.

    Args:
        script: that MLflow loads a registered model by.
        keep_previous: former champions that stay beside the champion, at least 1.
    """

    def __init__(
        self,
        connection: MlflowConnection,
        *,
        registered_model: str,
        script: Path,
        keep_previous: int = 1,
    ) -> None:
        self._connection, self._tracker = connection, MlflowTracker(connection)
        self._name, self._keep_previous = registered_model, keep_previous
        self._script = script
        self._versions = MlflowVersions(connection, registered_model)

    def champion(self) -> RegisteredModel | None:
        with self._connection.calls():
            champion = self._versions.with_alias(CHAMPION)
            foreign = None if champion else self._versions.alias(CHAMPION)
            if foreign is not None:
                reason = "it lacks the tags that this project gives; somebody else registered it"
                raise ChampionUnavailable(foreign, reason)
            return champion

    def previous(self) -> RegisteredModel | None:
        with self._connection.calls():
            return self._versions.with_alias(PREVIOUS)

    def history(self) -> Sequence[RegisteredModel]:
        # Runs keep what they became when the version is deleted.
        runs = self._connection.runs(f"tags.`{MODEL_TAG}` = {quoted(self._name)}")
        became = (from_run(run.info.run_id, self._name, run.data.tags) for run in runs)
        known = {model.version: model for model in became if model is not None}
        known |= {model.version: model for model in self.present()}
        return [known[version] for version in sorted(known)]

    def present(self) -> Sequence[RegisteredModel]:
        with self._connection.calls():
            return self._versions.present()

    def register(
        self, run_id: str, *, accuracy: float, dataset_version: int, bundle: str, description: str
    ) -> RegisteredModel:
        with self._connection.calls() as client:
            tracked = self._tracker.resume(run_id)
            run = client.get_run(run_id)
            known = from_run(run_id, self._name, run.data.tags)
            if known is not None:
                return known
            # A crash may have come between the version and the run's tags.
            own = (model for model in self._versions.present() if model.run_id == run_id)
            registered = next(own, None)
            if registered is None:
                self._log_model(client, run_id, bundle)
                registered = RegisteredModel(
                    version=self._versions.create(
                        run_id,
                        source=f"{run.info.artifact_uri}/{MODEL_FOLDER}",
                        tags=version_tags(run_id, accuracy, dataset_version),
                        description=description,
                    ),
                    run_id=run_id,
                    accuracy=accuracy,
                    dataset_version=dataset_version,
                )
            tracked.log_tags(run_tags(self._name, registered))
            return registered

    def promote(self, version: int) -> None:
        # In this order a crash leaves a champion at every moment, and repeating completes the rest:
        # while the old champion still is one, "previous" can be set to it again.
        with self._connection.calls() as client:
            self._versions.get(version)
            champion = self._versions.alias(CHAMPION)
            if champion != version:
                if champion is not None:
                    client.set_registered_model_alias(self._name, PREVIOUS, str(champion))
                client.set_registered_model_alias(self._name, CHAMPION, str(version))
            present = [model.version for model in self._versions.present()]
            previous = self._versions.alias(PREVIOUS)
            kept = kept_versions(present, version, previous, keep=self._keep_previous)
            for other in present:
                if other not in kept:
                    client.delete_model_version(self._name, str(other))

    def reinstate(self, champion: int, previous: int | None) -> None:
        with self._connection.calls() as client:
            for version in (champion, previous):
                if version is not None:
                    self._versions.get(version)
            # The champion last: while there is none, this is done again after a crash.
            if previous is not None:
                client.set_registered_model_alias(self._name, PREVIOUS, str(previous))
            elif self._versions.alias(PREVIOUS) is not None:
                client.delete_registered_model_alias(self._name, PREVIOUS)
            client.set_registered_model_alias(self._name, CHAMPION, str(champion))

    def fetch_bundle(self, version: int, *, output: str) -> str:
        with self._connection.calls() as client:
            run_id, target = self._versions.get(version).run_id, Path(output)
            folder = _bundle_folder(client, run_id) if run_id else None
            if not run_id or folder is None:
                raise RegisteredBundleMissing(self._name, version)
            target.mkdir(parents=True, exist_ok=True)
            # MLflow downloads into a folder of its own; beside the target the files only move.
            with TemporaryDirectory(dir=target.parent) as aside:
                for file in Path(client.download_artifacts(run_id, folder, aside)).iterdir():
                    file.replace(target / file.name)
        return output

    def _log_model(self, client: "MlflowClient", run_id: str, bundle: str) -> None:
        """Upload the bundle and what makes it a model; again after a crash, over what is there."""
        from adapters.tracking.pyfunc.model_directory import (  # noqa: PLC0415 - it imports mlflow
            write_model,
        )

        client.log_artifacts(run_id, bundle, BUNDLE_FOLDERS[0])
        size = sum(file.stat().st_size for file in Path(bundle).iterdir())
        with TemporaryDirectory() as aside:
            model = Path(aside, MODEL_FOLDER)
            write_model(model, script=self._script, run_id=run_id, bundle_bytes=size)
            client.log_artifacts(run_id, str(model), MODEL_FOLDER)


def _bundle_folder(client: "MlflowClient", run_id: str) -> str | None:
    """Where the bundle lies among a run's artifacts; None when it is gone."""
    # A run that was deleted for good took its artifacts along.
    there = (each for each in BUNDLE_FOLDERS if found(partial(client.list_artifacts, run_id, each)))
    return next(there, None)
