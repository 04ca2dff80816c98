"""Bundles, champions and rollbacks."""

from collections.abc import Sequence

from domain.errors.base import CreativesError


class BundleMissing(CreativesError):
    """There is no bundle at the place where one is expected."""

    def __init__(self, location: str) -> None:
        self.location = location
        super().__init__(
            f"there is no model bundle in {location}; run 'sh scripts/quickstart.sh' or "
            "'python scripts/retrain.py' to make one"
        )


class BundleDamaged(CreativesError):
    """A file of a bundle is missing, or is not what bundle.json says."""

    def __init__(self, location: str, file: str, reason: str) -> None:
        self.location, self.file, self.reason = location, file, reason
        super().__init__(
            f"the model bundle {location} is refused: {file} {reason}; "
            "restore the bundle or run a retraining"
        )


class ChampionUnavailable(CreativesError):
    """The champion cannot be loaded: a challenger must beat it, or it is to be served."""

    def __init__(self, version: int, reason: str) -> None:
        self.version, self.reason = version, reason
        super().__init__(
            f"champion version {version} cannot be used: {reason}; nothing was changed. "
            "Put its bundle back, or make another version the champion"
        )


class LabelThresholdChanged(CreativesError):
    """A challenger was trained for other labels than the settings ask for now."""

    def __init__(self, trained: str, today: str) -> None:
        self.trained, self.today = trained, today
        super().__init__(
            f"for the challenger good was a {trained}, and by the settings it is a {today} now "
            "(label and dataset.label_threshold); nothing was changed. Set them back, or train "
            "again under another run key"
        )


class NoChampion(CreativesError):
    """What was asked for needs a champion, and nothing was promoted yet."""

    def __init__(self) -> None:
        super().__init__("there is no champion yet; promote a model first, with scripts/retrain.py")


class NothingToRollBackTo(CreativesError):
    """There is no champion before this one, or this one is itself the result of a rollback."""

    def __init__(self, champion: int, kept: Sequence[int]) -> None:
        self.champion, self.kept = champion, tuple(kept)
        listed = ", ".join(map(str, kept)) or "none"
        super().__init__(
            f"there is no earlier champion to go back to from version {champion} (kept: {listed}); "
            "nothing was changed. Name a version that is kept with --to; scripts/history.py "
            "shows what became of each"
        )


class AlreadyChampion(CreativesError):
    """The version to go back to is the champion."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"version {version} is the champion already; nothing was changed")


class VersionNotKept(CreativesError):
    """The version to go back to was removed, or never existed."""

    def __init__(self, version: int, kept: Sequence[int]) -> None:
        self.version, self.kept = version, tuple(kept)
        listed = ", ".join(map(str, kept)) or "none"
        super().__init__(
            f"version {version} is not kept (kept: {listed}); nothing was changed. "
            "models.keep_previous says how many former champions stay"
        )


class NoticeUndelivered(CreativesError):
    """Somebody who is to be told that the champion changed was not reached; the change stands."""

    def __init__(self, receiver: str, attempts: int, reason: str) -> None:
        self.receiver, self.attempts, self.reason = receiver, attempts, reason
        times = "once" if attempts == 1 else f"{attempts} times"
        super().__init__(f"{receiver} was asked {times}: {reason}; check the settings of notice")
