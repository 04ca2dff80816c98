"""The page of a run: one HTML file that needs no other."""

from collections.abc import Sequence

from adapters.report.answers import ListedMistake
from adapters.report.figures.drawing import Drawing
from adapters.report.figures.palette import PAGE
from adapters.report.jinja_templates import render
from domain.model.promotion.run_report import RunReport

_LONGEST_TEXT = 300  # characters; mistakes.json has the whole


def page(report: RunReport, drawings: Sequence[Drawing], mistakes: Sequence[ListedMistake]) -> str:
    comparison, decision = report.comparison, report.comparison.decision
    return render(
        "page/page.html",
        comparison=comparison,
        decision=decision,
        champion=comparison.champion,
        parity=comparison.parity,
        colours=PAGE,
        decided=f"{report.entry.decided_at:%d %B %Y, %H:%M} UTC".lstrip("0"),
        decided_at=report.entry.decided_at.isoformat(),
        drawings=drawings,
        mistakes=mistakes,
        longest=_LONGEST_TEXT,
    )
