"""The versions of one registered model as MLflow lists them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from adapters.tracking.mlflow_client import quoted, says_missing
from adapters.tracking.mlflow_search import search_runs
from adapters.tracking.registration_tags import MODEL_TAG, from_run, from_version
from domain.errors.tracking import ModelVersionUnknown
from domain.model.promotion.registration import RegisteredModel

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities.model_registry import ModelVersion


class MlflowVersions:
    """Questions and edits through a client the caller opened."""

    def __init__(self, registered_model: str) -> None:
        self._name = registered_model

    def get(self, client: "MlflowClient", version: int) -> "ModelVersion":
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

        try:
            return client.get_model_version(self._name, str(version))
        except MlflowException as error:
            if says_missing(error):
                raise ModelVersionUnknown(self._name, version) from error
            raise

    def alias(self, client: "MlflowClient", alias: str) -> int | None:
        """The version an alias points to."""
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

        try:
            aliases = client.get_registered_model(self._name).aliases
        except MlflowException as error:
            if says_missing(error):
                return None
            raise
        return int(aliases[alias]) if alias in aliases else None

    def with_alias(self, client: "MlflowClient", alias: str) -> RegisteredModel | None:
        """The version an alias points to; None also when somebody else registered it."""
        version = self.alias(client, alias)
        if version is None:
            return None
        return from_version(version, self.get(client, version).tags)

    def present(self, client: "MlflowClient") -> list[RegisteredModel]:
        known = (from_version(int(each.version), each.tags) for each in self._listed(client))
        return [model for model in known if model is not None]

    def of_run(self, client: "MlflowClient", run_id: str) -> RegisteredModel | None:
        return next((model for model in self.present(client) if model.run_id == run_id), None)

    def recorded_on_runs(self, client: "MlflowClient", experiment_id: str) -> list[RegisteredModel]:
        """Every version the runs of an experiment became, deleted versions included."""
        condition = f"tags.`{MODEL_TAG}` = {quoted(self._name)}"
        runs = search_runs(client, experiment_id, condition)
        known = (from_run(run.info.run_id, self._name, run.data.tags) for run in runs)
        return [model for model in known if model is not None]

    def create(self, client: "MlflowClient", run_id: str, source: str, tags: dict[str, str]) -> int:
        """Make the next version, and the registered model when this is its first."""
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

        try:
            client.create_registered_model(self._name)
        except MlflowException as error:
            if error.error_code != "RESOURCE_ALREADY_EXISTS":
                raise
        made = client.create_model_version(self._name, source=source, run_id=run_id, tags=tags)
        return int(made.version)

    def delete_all_but(self, client: "MlflowClient", kept: Collection[int | None]) -> None:
        """Of our own; what others registered under the name is theirs."""
        for model in self.present(client):
            if model.version not in kept:
                client.delete_model_version(self._name, str(model.version))

    def _listed(self, client: "MlflowClient") -> list["ModelVersion"]:
        # One page holds 10,000; promotion keeps a few.
        return list(client.search_model_versions(f"name={quoted(self._name)}"))
