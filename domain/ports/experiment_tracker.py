"""Where runs, their parameters, metrics and artifacts are recorded."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from domain.model.data.dataset import Dataset
from domain.model.training.config import EpochMetrics


class TrackedRun(Protocol):
    """One run being recorded. Every method raises TrackingUnavailable when it cannot record."""

    @property
    def run_id(self) -> str: ...

    def log_params(self, params: Mapping[str, object]) -> None:
        """Record parameters. Recording the same value again changes nothing.

        Raises:
            RunParametersChanged: one of them was recorded with another value; none is recorded.
        """
        ...

    def log_dataset(self, dataset: Dataset) -> None:
        """Record the dataset as an input of the run: name, version, digest, rows."""
        ...

    def log_epoch(self, metrics: EpochMetrics) -> None:
        """Record training_loss, validation_loss and accuracy at the epoch's step."""
        ...

    def log_metrics(self, metrics: Mapping[str, float]) -> None:
        """Record final metrics."""
        ...

    def log_tags(self, tags: Mapping[str, str]) -> None:
        """Record tags; a tag that exists is overwritten."""
        ...

    def log_artifacts(self, directory: str, *, under: str) -> None:
        """Upload the files of a directory into a folder of the run's artifacts."""
        ...

    def log_text(self, text: str, file: str) -> None:
        """Upload a text as an artifact file (path relative to the run's artifacts)."""
        ...


class ExperimentTracker(Protocol):
    """Records runs of one experiment, which is created when it is missing."""

    def check(self) -> None:
        """Return when runs can be recorded.

        Raises:
            TrackingUnavailable: the server or database does not answer.
        """
        ...

    def run(self, run_key: str) -> AbstractContextManager[TrackedRun]:
        """Record a run; the one of this run key is taken up again when it exists.

        Leaving the context marks it finished; by an Exception failed; by any other, such as
        KeyboardInterrupt, killed.

        Raises:
            InvalidValue: the run key is blank, or has both kinds of quotes.
            TrackingUnavailable: the server or database does not answer.
        """
        ...

    def finish(self, run_id: str) -> bool:
        """Mark a run finished that a crash left running, or that failed after its work was done.

        Returns: whether it was not finished before.

        Raises:
            RunNotFound: there is no such run.
            TrackingUnavailable: as in ``run``.
        """
        ...

    def resume(self, run_id: str) -> TrackedRun:
        """Go on recording into a run that has ended, without changing its status.

        Raises:
            RunNotFound: there is no such run.
            TrackingUnavailable: as in ``run``.
        """
        ...
