"""Keep a comparison with the challenger's run: figures, answers, the page and its drawings."""

from domain.model.mistake_list import listed_mistakes, mistakes_as_json
from domain.model.promotion.bundle import REPORT_FILE
from domain.model.promotion.decision_metrics import decision_metrics
from domain.model.promotion.run_report import RunReport, WrittenReport
from domain.ports.experiment_tracker import TrackedRun
from domain.use_cases.promote.trial import Trial


def record_comparison(
    run: TrackedRun, trial: Trial, report: RunReport, written: WrittenReport
) -> None:
    comparison = report.comparison
    texts = {
        "report.json": comparison.as_json(),
        "report.md": comparison.as_markdown(),
        REPORT_FILE: written.page,
        "predictions.csv": trial.answers(),
        "mistakes.json": mistakes_as_json(listed_mistakes(report)),
        **{f"figures/{name}": drawing for name, drawing in written.figures.items()},
    }
    for name, text in texts.items():
        run.log_text(text, f"comparison/{name}")
    decision = comparison.decision
    run.log_tags({"outcome": decision.outcome, "reason": decision.reason})
    run.log_metrics(decision_metrics(decision))
