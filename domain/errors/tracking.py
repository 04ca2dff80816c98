"""Runs, registered versions and recorded decisions."""

from domain.errors.base import CreativesError


class TrackingUnavailable(CreativesError):
    """The MLflow server or database cannot be used."""

    retry_helps = True

    def __init__(self, uri: str, reason: str) -> None:
        self.uri, self.reason = uri, reason
        super().__init__(
            f"MLflow at {uri} cannot be used: {reason}; check tracking.uri "
            "(CREATIVES_TRACKING__URI) and that the server or database is up"
        )


class TrackingRefused(CreativesError):
    """The MLflow server and this program do not trust each other."""

    def __init__(self, uri: str, reason: str, remedy: str) -> None:
        self.uri, self.reason, self.remedy = uri, reason, remedy
        super().__init__(f"MLflow at {uri} cannot be used: {reason}; {remedy}")


class ArtifactsElsewhere(CreativesError):
    """A local database says that its artifacts are in another folder than the artifact root."""

    def __init__(self, database: str, recorded: str, root: str) -> None:
        self.database, self.recorded, self.root = database, recorded, root
        super().__init__(
            f"the MLflow database {database} has its artifacts in {recorded}, and "
            f"tracking.artifact_root is {root}; nothing was changed in either. "
            "Set tracking.artifact_root to the first; or make the database lead to the second, "
            "where they were moved there or left behind: python scripts/relocate_artifacts.py"
        )


class RunNotFound(CreativesError):
    """A step refers to an MLflow run that is not there."""

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        super().__init__(
            f"MLflow has no run {run_id!r}; run the training step again, "
            "or check that tracking.uri is the one it was trained with"
        )


class RunParametersChanged(CreativesError):
    """A retried run wants to record another value under a parameter it recorded before."""

    def __init__(self, run_id: str, name: str, recorded: str, given: str) -> None:
        self.run_id, self.name, self.recorded, self.given = run_id, name, recorded, given
        super().__init__(
            f"MLflow run {run_id!r} already has {name} = {recorded!r}, "
            f"and this retry has {given!r}; "
            "a retry must use the settings of its first attempt: restore them, "
            "or start a new run under another run key"
        )


class ModelVersionUnknown(CreativesError):
    """A registered model version was asked for that does not exist."""

    def __init__(self, name: str, version: int) -> None:
        self.name, self.version = name, version
        super().__init__(f"registered model {name!r} has no version {version}")


class RegisteredBundleMissing(CreativesError):
    """A version is in the registry, its files are gone from the artifact store."""

    def __init__(self, name: str, version: int) -> None:
        self.name, self.version = name, version
        super().__init__(
            f"the bundle of version {version} of {name!r} is gone from the artifacts of its run; "
            "put it back from a backup, or take another version"
        )


class DecisionUnreadable(CreativesError):
    """A recorded decision is not what this program writes."""

    def __init__(self, run_id: str, place: str, reason: str) -> None:
        self.run_id, self.place, self.reason = run_id, place, reason
        super().__init__(
            f"the decision recorded on run {run_id} cannot be read: {reason}; "
            f"correct or remove its {place}"
        )


class DecisionTooLong(CreativesError):
    """The texts of a decision are longer than the log can keep whole."""

    def __init__(self, characters: int, longest: int) -> None:
        self.characters, self.longest = characters, longest
        super().__init__(
            f"a decision takes {characters:,} characters to write down, and {longest:,} are kept; "
            "nothing was changed. Shorten its reason (the names of categories are part of it)"
        )
