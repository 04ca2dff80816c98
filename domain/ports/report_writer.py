"""The page of a run, and what it needs to know of the training."""

from typing import Protocol

from domain.model.promotion.run_report import RunReport, TrainingRecord, WrittenReport


class ReportWriter(Protocol):
    """Draws a run for people."""

    def __call__(self, report: RunReport) -> WrittenReport:
        """The page and its drawings; texts of products are shown, never run."""
        ...


class TrainingRecordReader(Protocol):
    """Reads how the model of a bundle was trained."""

    def __call__(self, location: str) -> TrainingRecord:
        """What is known of the training of the bundle in a directory.

        Raises:
            BundleDamaged: a file cannot be read.
        """
        ...
