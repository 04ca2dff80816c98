"""Deploys the champion of the registry: the bundle that is served is brought into agreement."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.errors.promotion import BundleDamaged, BundleMissing, ChampionUnavailable
from domain.errors.tracking import ModelVersionUnknown, RegisteredBundleMissing
from domain.model.promotion.bundle import Bundle, BundleManifest
from domain.model.promotion.decision_entry import NOTICE_PENDING, DecisionEntry
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import (
    lost_aliases,
    manifest_to_serve,
    unfinished_change,
)
from domain.ports.bundle_store import BundleStore
from domain.ports.decision_log import DecisionLog
from domain.ports.model_registry import ModelRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionDeployment:
    """What both ways to change the champion share: a comparison and a rollback.

    The registry's alias ``champion`` is the truth; the served bundle is made to agree with it.

    Attributes:
        downloads: directory for bundles that have to be fetched from the registry.
        is_told: whether somebody is told of changes; they are recorded as to be told.
    """

    bundles: BundleStore
    registry: ModelRegistry
    log: DecisionLog
    downloads: str
    is_told: bool = False

    def promote(
        self, entry: DecisionEntry, model: RegisteredModel, known: Mapping[str, Bundle]
    ) -> DecisionEntry:
        """Carry out a recorded change: move the aliases, serve the bundle, mark the entry finished.

        The bundle is staged first, so that a full disk fails before anything changes. Safe to
        repeat after a crash at any point.

        Args:
            known: as in ``serve_champion``.
        """
        self.bundles.stage(*self._to_serve(model, known))
        self.registry.promote(model.version)
        self.serve_champion(known)
        notice = NOTICE_PENDING if self.is_told else None
        finished = replace(entry, finished=True, version=model.version, notice=notice)
        self.log.record(finished)
        return finished

    def restore_aliases(self) -> None:
        """Set the aliases again where the registry lost them; nothing is removed."""
        if self.registry.champion() is not None:
            return
        served = self.served()
        champion, previous = lost_aliases(
            self.registry.present(), self.log.entries(), name_of(served) if served else None
        )
        if champion is not None:
            self.registry.reinstate(champion.version, previous.version if previous else None)

    def finish_interrupted(self) -> DecisionEntry | None:
        """Finish the change that a crash left half-done after the alias moved; returns it.

        Raises:
            ChampionUnavailable: what is to be served is nowhere whole.
        """
        champion, entry = self.registry.champion(), unfinished_change(self.log.entries())
        if champion is None or entry is None or not entry.makes_champion(champion):
            return None
        return self.promote(entry, champion, {})

    def opponent(self, run_id: str) -> RegisteredModel | None:
        """The champion, or the one before it where the challenger is the champion itself."""
        champion = self.registry.champion()
        if champion is not None and champion.run_id == run_id:
            return self.registry.previous()
        return champion

    def bundle_of(self, model: RegisteredModel) -> Bundle:
        """The served bundle when it is this model's and whole, else the registry's copy.

        Raises:
            ChampionUnavailable: neither is there and whole.
        """
        served = self.served()
        if served is not None and served.manifest.run_id == model.run_id:
            return served
        try:
            return self.fetch(model)
        except (
            BundleMissing,
            BundleDamaged,
            ModelVersionUnknown,
            RegisteredBundleMissing,
        ) as error:
            raise ChampionUnavailable(model.version, str(error)) from error

    def fetch(self, model: RegisteredModel) -> Bundle:
        """The registry's copy of a model's bundle, verified."""
        place = f"{self.downloads}/version-{model.version}"
        return self.bundles.open(self.registry.fetch_bundle(model.version, output=place))

    def serve_champion(self, known: Mapping[str, Bundle] | None = None) -> int | None:
        """Serve the registry's champion; remove published bundles of removed versions.

        Args:
            known: run id -> bundle, of those that need not be fetched.

        Returns: the champion's version; None without one.
        """
        champion = self.registry.champion()
        if champion is None:
            return None
        if not self.serves(champion):
            self.bundles.publish(*self._to_serve(champion, known or {}))
        self.bundles.keep_only({model.version for model in self.registry.present()})
        return champion.version

    def serves(self, model: RegisteredModel) -> bool:
        served = self.served()
        return served is not None and name_of(served) == (model.version, model.run_id)

    def _to_serve(
        self, model: RegisteredModel, known: Mapping[str, Bundle]
    ) -> tuple[Bundle, BundleManifest]:
        bundle = known.get(model.run_id) or self.bundle_of(model)
        return bundle, manifest_to_serve(bundle.manifest, model, self.log.entries())

    def served(self) -> Bundle | None:
        """What is served, when it is whole."""
        try:
            return self.bundles.served()
        except BundleDamaged:
            return None  # the registry has a whole copy, and publishing it repairs the damage


def name_of(bundle: Bundle) -> tuple[int | None, str]:
    """Both are needed: a registry that was set up anew counts versions from 1 again."""
    return bundle.manifest.model_version, bundle.manifest.run_id
