"""Every report of a run, by the name of its file."""

from collections.abc import Mapping

from adapters.report.answers import mistakes_as_json, most_confident, prediction_table
from adapters.report.card.model_card import model_card
from adapters.report.comparison_texts import comparison_as_json, comparison_as_markdown
from adapters.report.figures.all_drawings import drawings
from adapters.report.page.html_page import page
from domain.model.promotion.bundle import CARD_FILE, REPORT_FILE
from domain.model.promotion.run_report import RunReport
from domain.ports.report_writer import (
    FIGURES_FOLDER,
    MISTAKES_FILE,
    PREDICTIONS_FILE,
    REPORT_JSON,
    REPORT_MARKDOWN,
)


def write_reports(report: RunReport) -> Mapping[str, str]:
    """Implements ``ReportWriter``."""
    pictures, mistakes = drawings(report), most_confident(report)
    return {
        REPORT_JSON: comparison_as_json(report.comparison),
        REPORT_MARKDOWN: comparison_as_markdown(report.comparison),
        REPORT_FILE: page(report, pictures, mistakes),
        CARD_FILE: model_card(report),
        PREDICTIONS_FILE: prediction_table(report.predictions, report.champion_predictions),
        MISTAKES_FILE: mistakes_as_json(mistakes),
        **{f"{FIGURES_FOLDER}/{each.name}.svg": each.file for each in pictures},
    }
