"""Where models that earned promotion are registered: the source of truth about the champion."""

from collections.abc import Sequence
from typing import Protocol

from domain.model.promotion.registration import RegisteredModel


class ModelRegistry(Protocol):
    """Versions of one registered model. Every method raises TrackingUnavailable."""

    def champion(self) -> RegisteredModel | None:
        """The version with the alias champion, None before the first promotion.

        Raises:
            ChampionUnavailable: the alias is on a version that somebody else registered.
        """
        ...

    def previous(self) -> RegisteredModel | None:
        """The version with the alias previous: the champion before this one."""
        ...

    def history(self) -> Sequence[RegisteredModel]:
        """Every version ever registered, removed ones included, oldest first."""
        ...

    def present(self) -> Sequence[RegisteredModel]:
        """Every version that is still there, oldest first."""
        ...

    def register(
        self, run_id: str, *, accuracy: float, dataset_version: int, bundle: str, description: str
    ) -> RegisteredModel:
        """Register the model of a run, with its bundle's files; one version per run (idempotent).

        Args:
            bundle: directory of the sealed bundle; uploaded to the run's artifacts.
            description: of the version, for people who look at the registry.

        Raises:
            RunNotFound: there is no such run.
        """
        ...

    def promote(self, version: int) -> None:
        """Make a version the champion, the one it replaces previous, and remove what is not kept.

        Versions that somebody else registered under the name stay.

        Safe to repeat after a crash at any point: promoting the champion again changes no alias
        and finishes the removal.

        Raises:
            ModelVersionUnknown: there is no such version.
        """
        ...

    def reinstate(self, champion: int, previous: int | None) -> None:
        """Set the aliases that were lost; removes nothing.

        Raises:
            ModelVersionUnknown: there is no such version.
        """
        ...

    def fetch_bundle(self, version: int, *, output: str) -> str:
        """Download a version's sealed bundle into a directory; returns that directory.

        Raises:
            ModelVersionUnknown: there is no such version.
            RegisteredBundleMissing: the version is there, its bundle is not.
        """
        ...
