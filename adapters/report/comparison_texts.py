"""A comparison as JSON for programs and as Markdown for people."""

import json
from dataclasses import asdict
from math import isfinite

from adapters.report.jinja_templates import render
from domain.model.promotion.comparison import ComparisonReport


def comparison_as_json(comparison: ComparisonReport) -> str:
    """JSON has no NaN and no infinities: such a figure is null."""
    facts = {**asdict(comparison), "best_accuracy": comparison.best_accuracy}
    return json.dumps(_finite(facts), indent=2, allow_nan=False)


def comparison_as_markdown(comparison: ComparisonReport) -> str:
    return render("comparison.md", comparison=comparison, decision=comparison.decision)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
