"""All drawings of a run's page, in its order."""

from collections.abc import Callable

from adapters.report.confusion import confusion
from adapters.report.drawing import Drawing, Sketch, finished
from adapters.report.learning import learning_curves
from adapters.report.reliability_diagram import reliability_diagram
from adapters.report.roc import roc
from adapters.report.versions import accuracy_by_version
from domain.model.promotion.run_report import RunReport

_PARTS: dict[str, Callable[[RunReport], Sketch]] = {
    "learning-curves": learning_curves,
    "confusion-matrix": confusion,
    "roc-curve": roc,
    "reliability": reliability_diagram,
    "accuracy-by-version": accuracy_by_version,
}


def drawings(report: RunReport) -> list[Drawing]:
    return [finished(name, draw(report)) for name, draw in _PARTS.items()]
