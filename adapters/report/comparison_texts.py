"""A comparison as JSON for programs and as Markdown for people."""

from dataclasses import asdict

from pydantic_core import to_json

from adapters.report.jinja_templates import render
from domain.model.promotion.comparison import ComparisonReport


def comparison_as_json(comparison: ComparisonReport) -> str:
    """JSON has no NaN and no infinities: such a figure is null."""
    facts = {**asdict(comparison), "best_accuracy": comparison.best_accuracy}
    return to_json(facts, indent=2, inf_nan_mode="null").decode()


def comparison_as_markdown(comparison: ComparisonReport) -> str:
    return render("comparison.md", comparison=comparison, decision=comparison.decision)
