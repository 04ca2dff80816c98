"""The versions of one registered model as MLflow lists them."""

from typing import TYPE_CHECKING

from adapters.tracking.mlflow_answers import found, quoted
from adapters.tracking.mlflow_connection import MlflowConnection
from adapters.tracking.registration_tags import from_version
from domain.errors.tracking import ModelVersionUnknown
from domain.model.promotion.registration import RegisteredModel

if TYPE_CHECKING:
    from mlflow.entities.model_registry import ModelVersion


class MlflowVersions:
    """Questions and edits within the connection's ``calls`` of the caller."""

    def __init__(self, connection: MlflowConnection, registered_model: str) -> None:
        self._connection, self._name = connection, registered_model

    def get(self, version: int) -> "ModelVersion":
        one = found(lambda: self._connection.client.get_model_version(self._name, str(version)))
        if one is None:
            raise ModelVersionUnknown(self._name, version)
        return one

    def alias(self, alias: str) -> int | None:
        """The version an alias points to."""
        model = found(lambda: self._connection.client.get_registered_model(self._name))
        version = model.aliases.get(alias) if model else None
        return None if version is None else int(version)

    def with_alias(self, alias: str) -> RegisteredModel | None:
        """The version an alias points to; None also when somebody else registered it."""
        version = self.alias(alias)
        return None if version is None else from_version(version, self.get(version).tags)

    def present(self) -> list[RegisteredModel]:
        """Our own that are there, oldest first; what others registered is left out."""
        # One page holds 10,000; promotion keeps a few.
        listed = self._connection.client.search_model_versions(f"name={quoted(self._name)}")
        known = (from_version(int(each.version), each.tags) for each in listed)
        ours = [model for model in known if model is not None]
        return sorted(ours, key=lambda model: model.version)

    def create(self, run_id: str, *, source: str, tags: dict[str, str], description: str) -> int:
        """Make the next version, and the registered model when this is its first."""
        from mlflow.exceptions import MlflowException  # noqa: PLC0415 - imported on first use

        try:
            self._connection.client.create_registered_model(self._name)
        except MlflowException as error:
            if error.error_code != "RESOURCE_ALREADY_EXISTS":
                raise
        made = self._connection.client.create_model_version(
            self._name, source=source, run_id=run_id, tags=tags, description=description
        )
        return int(made.version)
