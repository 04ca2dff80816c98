"""The page of a run: one HTML file that needs no other."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adapters.report.drawings import drawings
from adapters.report.facts import baselines, facts, scores, summary
from adapters.report.palette import PAGE
from adapters.report.slice_rows import slice_groups
from domain.model.mistake_list import listed_mistakes
from domain.model.promotion.run_report import RunReport, WrittenReport
from domain.model.promotion.verdict import Outcome

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_LONGEST_TEXT = 300  # characters; mistakes.json has the whole
_BADGES = {
    Outcome.PROMOTED: "promoted",
    Outcome.KEPT: "kept",
    Outcome.TOO_LITTLE_EVIDENCE: "undecided",
}


def write_html_report(report: RunReport) -> WrittenReport:
    """Implements ``ReportWriter``."""
    decision, pictures = report.comparison.decision, drawings(report)
    page = _ENVIRONMENT.get_template("report.html").render(
        comparison=report.comparison,
        decision=decision,
        colours=PAGE,
        badge=_BADGES[decision.outcome],
        sentence=decision.reason[:1].upper() + decision.reason[1:],
        decided=f"{report.decided_at:%d %B %Y, %H:%M} UTC".lstrip("0"),
        decided_at=report.decided_at.isoformat(),
        summary=summary(decision),
        scores=scores(decision),
        baselines=baselines(report.comparison),
        facts=facts(report.comparison),
        drawings=pictures,
        slices=slice_groups(decision),
        mistakes=listed_mistakes(report),
        longest=_LONGEST_TEXT,
    )
    files = {name: svg for each in pictures for name, svg in each.files.items()}
    return WrittenReport(page=page, figures=files)
