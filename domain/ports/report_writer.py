"""The reports of a run, and what they need to know of the training."""

from collections.abc import Mapping
from typing import Protocol

from domain.model.promotion.run_report import RunReport, TrainingRecord

REPORT_JSON = "report.json"
REPORT_MARKDOWN = "report.md"
PREDICTIONS_FILE = "predictions.csv"
MISTAKES_FILE = "mistakes.json"
FIGURES_FOLDER = "figures"


class ReportWriter(Protocol):
    """Writes what a run found, for people and for programs."""

    def __call__(self, report: RunReport) -> Mapping[str, str]:
        """File name -> text; the same run gives the same texts.

        The page (``REPORT_FILE``), the model card (``CARD_FILE``), the comparison as JSON and as
        Markdown, the answers row by row, the most confident mistakes, and the page's drawings as
        SVG in ``FIGURES_FOLDER``. Texts of products are shown, never run.
        """
        ...


class TrainingRecordReader(Protocol):
    """Reads how the model of a bundle was trained."""

    def __call__(self, location: str) -> TrainingRecord:
        """What is known of the training of the bundle in a directory.

        Raises:
            BundleDamaged: a file cannot be read.
        """
        ...
