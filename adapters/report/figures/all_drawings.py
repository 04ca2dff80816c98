"""All drawings of a run's page, in its order."""

from collections.abc import Callable

from adapters.report.figures.accuracy_by_version import accuracy_by_version
from adapters.report.figures.confusion import confusion
from adapters.report.figures.drawing import Chart, Drawing, as_svg
from adapters.report.figures.learning_curves import learning_curves
from adapters.report.figures.reliability_diagram import reliability_diagram
from adapters.report.figures.roc import roc
from domain.model.promotion.run_report import RunReport

_CHARTS: dict[str, Callable[[RunReport], Chart]] = {
    "learning-curves": learning_curves,
    "confusion-matrix": confusion,
    "roc-curve": roc,
    "reliability": reliability_diagram,
    "accuracy-by-version": accuracy_by_version,
}


def drawings(report: RunReport) -> list[Drawing]:
    return [as_svg(name, draw(report)) for name, draw in _CHARTS.items()]
