"""A report writer that draws nothing."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from html import escape

from domain.model.evaluation.mistakes import most_confident_mistakes
from domain.model.promotion.bundle import CARD_FILE, REPORT_FILE
from domain.model.promotion.run_report import RunReport
from domain.ports.report_writer import (
    FIGURES_FOLDER,
    MISTAKES_FILE,
    PREDICTIONS_FILE,
    REPORT_JSON,
    REPORT_MARKDOWN,
)


def write_plain_reports(report: RunReport) -> Mapping[str, str]:
    """Implements ``ReportWriter``."""
    decision, ids = report.comparison.decision, report.predictions.ids
    mistakes = most_confident_mistakes(report.predictions)
    said = f"{decision.outcome.capitalize()}: {decision.reason}"
    texts = "; ".join(report.products.texts[each.row] for each in mistakes)
    return {
        REPORT_JSON: json.dumps(asdict(report.comparison)),
        REPORT_MARKDOWN: f"# {said}",
        REPORT_FILE: f"<h1>{escape(said, quote=False)}</h1><p>{escape(texts)}</p>",
        CARD_FILE: f"# Model Card of run {report.manifest.run_id}: {said}",
        PREDICTIONS_FILE: "\n".join(["id", *(f"{product_id}," for product_id in ids)]),
        MISTAKES_FILE: json.dumps([{"product_id": each.product_id} for each in mistakes]),
        f"{FIGURES_FOLDER}/a-figure.svg": "<svg/>",
    }
