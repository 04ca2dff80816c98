"""The page of a run: one HTML file that needs no other."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.report.drawings import drawings
from domain.model.error_analysis import most_confident_mistakes
from domain.model.run_report import RunReport

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
)


def write_html_report(report: RunReport) -> str:
    """Implements ``ReportWriter``."""
    return _ENVIRONMENT.get_template("report.html").render(
        comparison=report.comparison,
        decision=report.comparison.decision,
        drawings=drawings(report),
        mistakes=[
            (mistake, report.texts[mistake.row])
            for mistake in most_confident_mistakes(report.predictions)
        ],
    )
