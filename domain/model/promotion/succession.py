"""Which version was champion before which, and as what one is served, by recorded decisions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.decision_entry import DecisionEntry
from domain.model.promotion.registration import RegisteredModel


def changes(entries: Iterable[DecisionEntry]) -> list[DecisionEntry]:
    """The promotions and rollbacks, finished or not, in their order."""
    return [entry for entry in entries if entry.changes_champion]


def unfinished_change(entries: Iterable[DecisionEntry]) -> DecisionEntry | None:
    """What a crash may have left half-done: the newest change, when it is not finished."""
    newest = changes(entries)[-1:]
    return newest[0] if newest and not newest[0].finished else None


def finished_rollback(entries: Iterable[DecisionEntry]) -> DecisionEntry | None:
    """The newest change, when it is a rollback that took effect."""
    newest = changes(entries)[-1:]
    return newest[0] if newest and newest[0].finished and newest[0].is_rollback else None


def promotion_of(model: RegisteredModel, entries: Iterable[DecisionEntry]) -> DecisionEntry | None:
    """The comparison that made a model champion for the first time; None when it is not known."""
    own = (e for e in changes(entries) if not e.is_rollback and e.makes_champion(model))
    return next(own, None)


def manifest_to_serve(
    sealed: BundleManifest, model: RegisteredModel, entries: Iterable[DecisionEntry]
) -> BundleManifest:
    """With what its comparison found: the same version is served as the same bytes everywhere."""
    promotion = promotion_of(model, entries)
    beats = promotion.beats_baseline if promotion else None
    return replace(
        sealed,
        model_version=model.version,
        beats_baseline=sealed.beats_baseline if beats is None else beats,
    )


def went_back(champion: RegisteredModel, entries: Iterable[DecisionEntry]) -> bool:
    """Whether this champion is one because of a rollback to an earlier version.

    Only changes that made this very model champion count. A rollback to the champion itself only
    publishes it again.
    """
    own = [e for e in changes(entries) if e.makes_champion(champion) and not _stays(e)]
    return bool(own) and _is_backward(own[-1])


def latest_champion(
    entries: Iterable[DecisionEntry], present: Iterable[RegisteredModel]
) -> RegisteredModel | None:
    """The model that the newest finished change made champion, of those that are still there."""
    models = list(present)
    for entry in reversed(changes(entries)):
        model = next((each for each in models if entry.makes_champion(each)), None)
        if entry.finished and model is not None:
            return model
    return None


def earlier_champion(
    champion: RegisteredModel,
    entries: Sequence[DecisionEntry],
    present: Iterable[RegisteredModel],
    previous: RegisteredModel | None,
) -> RegisteredModel | None:
    """The champion that this one replaced when it was promoted, when it is still there.

    Args:
        previous: the registry's alias, which counts only where no decision is known: after a
            rollback it names a later version, and a crash may leave it on the champion itself.
    """
    promotion = promotion_of(champion, entries)
    if promotion is not None:
        version = promotion.champion_version
    else:
        version = previous.version if previous and previous.version < champion.version else None
    return next((model for model in present if model.version == version), None)


def lost_aliases(
    present: Sequence[RegisteredModel],
    entries: Sequence[DecisionEntry],
    served: tuple[int | None, str] | None,
) -> tuple[RegisteredModel | None, RegisteredModel | None]:
    """The champion and the one before it, of a registry that has versions and no aliases.

    The champion is the version that is served; when none is, the one that the newest
    decision made champion; when no decision is known, the newest version.

    Args:
        present: versions that are still in the registry.
        served: version and run of the served bundle; None when none is whole.
    """
    served_one = next((model for model in present if (model.version, model.run_id) == served), None)
    champion = served_one or latest_champion(entries, present) or _newest(present)
    if champion is None:
        return None, None
    newest = _newest([model for model in present if model.version < champion.version])
    return champion, earlier_champion(champion, entries, present, newest) or newest


def _newest(models: Sequence[RegisteredModel]) -> RegisteredModel | None:
    return max(models, key=lambda model: model.version, default=None)


def _stays(entry: DecisionEntry) -> bool:
    return entry.restored_version is not None and entry.restored_version == entry.champion_version


def _is_backward(entry: DecisionEntry) -> bool:
    restored, replaced = entry.restored_version, entry.champion_version
    return restored is not None and replaced is not None and restored < replaced
