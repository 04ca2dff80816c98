"""Put an earlier champion back.

The decision is recorded as begun, the registry's aliases move, the served bundle follows, and then
the decision is recorded as finished, and its run is closed. A crash in between leaves a champion at
every moment, and the same call again finishes what was begun, or says that it is done.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.errors.promotion import (
    AlreadyChampion,
    ChampionUnavailable,
    NoChampion,
    NothingToRollBackTo,
    VersionNotKept,
)
from domain.model.catalog.readable_text import fault_in
from domain.model.promotion.decision_entry import DecisionEntry, rolled_back
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import (
    changes,
    earlier_champion,
    finished_rollback,
    went_back,
)
from domain.ports.clock import Clock
from domain.ports.experiment_tracker import ExperimentTracker
from domain.use_cases.promote.champion_deployment import ChampionDeployment

LONGEST_WHO, LONGEST_WHY = 100, 500  # characters; a decision log keeps short texts


@dataclass(frozen=True, slots=True, kw_only=True)
class RollbackResult:
    """What a rollback did.

    Attributes:
        done_already: by a call that was killed before it could say so; nothing was changed now.
    """

    entry: DecisionEntry
    done_already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollBack:
    """Makes the previous champion, or a version that is still kept, the champion again."""

    deployment: ChampionDeployment
    tracker: ExperimentTracker
    clock: Clock

    def __call__(self, *, to: int | None, who: str, why: str) -> RollbackResult:
        """Roll back; the bundle is fetched and verified before any change.

        Args:
            to: version; None for the previous champion.
            who: decides it.
            why: for people who read the decision log.

        Raises:
            InvalidValue: who or why is blank, too long, or no text.
            NoChampion: nothing was ever promoted.
            NothingToRollBackTo: no champion came before this one, or it was rolled back already.
            AlreadyChampion: that version is the champion and is served.
            VersionNotKept: that version was removed, or never existed.
            RegisteredBundleMissing: the version's bundle is gone; BundleDamaged: it is not whole.
            DecisionTooLong: what is to be written down is too long.
        """
        _check_text("who", who, LONGEST_WHO)
        _check_text("why", why, LONGEST_WHY)
        deployment = self.deployment
        with deployment.bundles.promotion():
            deployment.restore_aliases()
            if begun := self._begun_before(to):
                return begun
            champion = deployment.registry.champion()
            if champion is None:
                raise NoChampion
            decisions = deployment.log.entries()
            target = self._earlier(champion, decisions) if to is None else self._kept(to)
            if target.version == champion.version and deployment.serves(champion):
                raise AlreadyChampion(champion.version)
            bundle = deployment.fetch(target)
            with self.tracker.run(_run_key(champion.version, target.version, decisions)) as run:
                entry = rolled_back(
                    at=self.clock(),
                    run_id=run.run_id,
                    champion=champion,
                    target=target,
                    who=who,
                    why=why,
                )
                deployment.log.record(entry)
                done = deployment.promote(entry, target, {target.run_id: bundle})
            return RollbackResult(entry=done)

    def _begun_before(self, to: int | None) -> RollbackResult | None:
        """The rollback of a call that was killed, when this is the same call again.

        A run that is not finished is how it is known: one of its own is closed at the end.
        """
        deployment, interrupted = self.deployment, None
        with suppress(ChampionUnavailable):  # a champion that cannot be served can be rolled back
            interrupted = deployment.finish_interrupted()
        champion, done = deployment.registry.champion(), finished_rollback(deployment.log.entries())
        if done is None or not self.tracker.finish(done.run_id):
            return None
        stands = champion and done.makes_champion(champion) and deployment.serves(champion)
        if not stands or to not in (None, done.restored_version):
            return None
        return RollbackResult(entry=done, done_already=interrupted is None)

    def _earlier(
        self, champion: RegisteredModel, decisions: Sequence[DecisionEntry]
    ) -> RegisteredModel:
        registry = self.deployment.registry
        present, previous = registry.present(), registry.previous()
        earlier = earlier_champion(champion, decisions, present, previous)
        if earlier is None or went_back(champion, decisions):
            others = sorted(model.version for model in present if model != champion)
            raise NothingToRollBackTo(champion.version, others)
        return earlier

    def _kept(self, version: int) -> RegisteredModel:
        kept = {model.version: model for model in self.deployment.registry.present()}
        if version not in kept:
            raise VersionNotKept(version, sorted(kept))
        return kept[version]


def _run_key(champion: int | None, target: int | None, decisions: Sequence[DecisionEntry]) -> str:
    """The same for a call that goes on where an interrupted one stopped, and for no other."""
    finished = sum(entry.finished for entry in changes(decisions))
    return f"rollback-{champion}-to-{target}-after-{finished}"


def _check_text(name: str, text: str, longest: int) -> None:
    if fault := fault_in(text, longest):
        raise InvalidValue(name, *fault)
