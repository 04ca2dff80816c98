"""Jinja2 over the templates of this package: HTML is escaped, Markdown is not."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from adapters.report import in_words
from domain.model.evaluation import metric
from domain.model.promotion import metrics
from domain.model.promotion.verdict import rows_in_words

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(words=in_words, metrics=metrics)
_ENVIRONMENT.filters.update(
    percent=metric.percent, points=metric.points, rows_in_words=rows_in_words, json=json.dumps
)


def render(template: str, **values: object) -> str:
    """A template with its values; one that is missing is an error, not an empty text."""
    return _ENVIRONMENT.get_template(template).render(values)
