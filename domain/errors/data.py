"""Dataset versions, their batches, and new data that is refused."""

from collections.abc import Sequence

from domain.errors.base import CreativesError
from domain.errors.catalog import RowFault, first_of


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
    """A batch was to be committed that was not staged."""

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


class BatchRefused(CreativesError):
    """So many rows of a collection are invalid that the rest is not trusted."""

    def __init__(self, rows: int, invalid: Sequence[RowFault], max_share: float) -> None:
        self.rows, self.invalid, self.max_share = rows, tuple(invalid), max_share
        super().__init__(
            f"{len(self.invalid)} of {rows} new products are invalid: {first_of(self.invalid)}; "
            "nothing was added to the dataset. Correct what the source sends; up to "
            f"{max_share:.0%} invalid rows are left out (dataset.max_invalid_share)"
        )


class NothingNew(CreativesError):
    """No row of a collection is a new product."""

    def __init__(self, rows: int, refused: Sequence[RowFault]) -> None:
        self.rows, self.refused = rows, tuple(refused)
        super().__init__(
            f"none of {rows} products is new: {first_of(self.refused, 3)}; nothing was added to "
            "the dataset. See to it that the source has products it has not sent before"
        )


class SourceUnchanged(CreativesError):
    """The source has no row that it has not given before."""

    def __init__(self) -> None:
        super().__init__(
            "the source has nothing new since the last collection; nothing was added to the dataset"
        )


class LabelsUnbalanced(CreativesError):
    """Nearly all products of a collection would get the same label."""

    def __init__(self, label: str, rows: int, of: int, min_share: float, meaning: str) -> None:
        self.label, self.rows, self.of, self.meaning = label, rows, of, meaning
        super().__init__(
            f"only {rows} of {of} new products are {label}, where good is a {meaning}: less than "
            f"{min_share:.0%} and not by chance; nothing was added to the dataset. Set a threshold "
            "that lies between them (dataset.label_threshold for stars, label.threshold for "
            "rates), or lower dataset.min_label_share"
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
