"""Put an earlier champion back.

The decision is recorded, then the registry's aliases move, then the served bundle follows. A crash
in between leaves a champion at every moment, and the same call again finishes what was begun.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.errors import (
    AlreadyChampion,
    InvalidValue,
    NoChampion,
    NothingToRollBackTo,
    VersionNotKept,
)
from domain.model.bundle import Bundle
from domain.model.decision_entry import DecisionEntry, DecisionKind, rolled_back
from domain.model.promotion_verdict import Outcome
from domain.model.registration import RegisteredModel
from domain.ports.bundle_store import BundleStore
from domain.ports.clock import Clock
from domain.ports.decision_log import DecisionLog
from domain.ports.experiment_tracker import ExperimentTracker
from domain.ports.model_registry import ModelRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollback:
    """The parts a rollback needs.

    Attributes:
        downloads: directory for the bundle, which is fetched from the registry.
    """

    bundles: BundleStore
    registry: ModelRegistry
    tracker: ExperimentTracker
    log: DecisionLog
    clock: Clock
    downloads: str

    def roll_back(self, *, to: int | None, who: str, why: str) -> DecisionEntry:
        """Make the previous champion, or a version that is still kept, the champion again.

        The bundle is fetched and verified before anything changes.

        Raises:
            InvalidValue: who or why is blank.
            NoChampion: nothing was ever promoted.
            NothingToRollBackTo: there is no previous champion, or it was rolled back already.
            AlreadyChampion: that version is the champion and is served.
            VersionNotKept: that version was removed, or never existed.
            BundleMissing: the version's bundle is gone; BundleDamaged: it is not whole.
        """
        for name, text in (("who", who), ("why", why)):
            if not text.strip():
                raise InvalidValue(name, text, "text that is not blank")
        with self.bundles.promotion():
            champion = self.registry.champion()
            if champion is None:
                raise NoChampion
            decisions = self.log.entries()
            target = self._previous(champion, decisions) if to is None else self._kept(to)
            if target.version == champion.version and self._serves(champion):
                raise AlreadyChampion(champion.version)
            place = f"{self.downloads}/version-{target.version}"
            bundle = self.bundles.open(self.registry.fetch_bundle(target.version, output=place))
            comparisons = sum(e.kind is DecisionKind.COMPARISON for e in decisions)
            key = f"rollback-{champion.version}-to-{target.version}-after-{comparisons}"
            return self._put_back(champion, target, bundle, run_key=key, who=who, why=why)

    def _previous(
        self, champion: RegisteredModel, decisions: Sequence[DecisionEntry]
    ) -> RegisteredModel:
        previous = self.registry.previous()
        if previous is None or _restored(champion.version, decisions):
            raise NothingToRollBackTo(champion.version)
        return previous

    def _kept(self, version: int) -> RegisteredModel:
        kept = {model.version: model for model in self.registry.present()}
        if version not in kept:
            raise VersionNotKept(version, sorted(kept))
        return kept[version]

    def _serves(self, champion: RegisteredModel) -> bool:
        served = self.bundles.served()
        return served is not None and served.manifest.model_version == champion.version

    def _put_back(
        self,
        champion: RegisteredModel,
        target: RegisteredModel,
        bundle: Bundle,
        *,
        run_key: str,
        who: str,
        why: str,
    ) -> DecisionEntry:
        with self.tracker.run(run_key) as run:
            entry = rolled_back(
                at=self.clock(),
                run_id=run.run_id,
                champion=champion,
                target=target,
                who=who,
                why=why,
            )
            self.log.record(entry)
            self.registry.promote(target.version)
            manifest = replace(bundle.manifest, model_version=target.version)
            self.bundles.publish(bundle, manifest)
        return entry


def _restored(version: int, decisions: Sequence[DecisionEntry]) -> bool:
    """Whether the champion is one because of a rollback: what is "previous" then is newer."""
    changes = [
        entry
        for entry in decisions
        if entry.kind is DecisionKind.ROLLBACK or entry.outcome == Outcome.PROMOTED
    ]
    return bool(changes) and changes[-1].restored_version == version
