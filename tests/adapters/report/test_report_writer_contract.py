"""What every ReportWriter does, the fake one included."""

import json
from collections.abc import Callable

import pytest

from adapters.report.report_files import write_reports
from domain.model.data.labelling import Label
from domain.model.promotion.bundle import CARD_FILE, REPORT_FILE
from domain.model.promotion.run_report import RunReport
from domain.ports.report_writer import (
    FIGURES_FOLDER,
    MISTAKES_FILE,
    PREDICTIONS_FILE,
    REPORT_JSON,
    REPORT_MARKDOWN,
    ReportWriter,
)
from tests.fakes.report_writer import write_plain_reports
from tests.fakes.run_report import run_report, with_history

BOTH = [Label.GOOD, Label.POOR] * 20
WRITERS: dict[str, ReportWriter] = {"fake": write_plain_reports, "templates": write_reports}
RUNS: dict[str, Callable[[], RunReport]] = {
    "a first model": lambda: run_report(BOTH, good=[0.9, 0.2, 0.4, 0.7] * 10),
    "with a champion": lambda: with_history(run_report(BOTH, champion=[0.9, 0.6] * 20), 6),
    "without a mistake": lambda: run_report([Label.GOOD] * 5),
}


@pytest.fixture(params=WRITERS)
def write(request: pytest.FixtureRequest) -> ReportWriter:
    return WRITERS[request.param]


@pytest.fixture(params=RUNS)
def report(request: pytest.FixtureRequest) -> RunReport:
    return RUNS[request.param]()


def test_every_file_is_named_and_every_drawing_is_svg(
    write: ReportWriter, report: RunReport
) -> None:
    texts = write(report)
    drawings = {name for name in texts if name.startswith(f"{FIGURES_FOLDER}/")}
    assert drawings
    assert all(name.endswith(".svg") and "<svg" in texts[name] for name in drawings)
    assert set(texts) - drawings == {
        REPORT_FILE, CARD_FILE, REPORT_JSON, REPORT_MARKDOWN, PREDICTIONS_FILE, MISTAKES_FILE,
    }  # fmt: skip


def test_people_and_programs_are_told_the_decision(write: ReportWriter, report: RunReport) -> None:
    texts, decision = write(report), report.comparison.decision
    assert json.loads(texts[REPORT_JSON])["decision"]["reason"] == decision.reason
    said = f"{decision.outcome.capitalize()}: {decision.reason}"
    assert texts[REPORT_MARKDOWN].startswith(f"# {said}")
    assert decision.reason[1:] in texts[REPORT_FILE]
    assert said in texts[CARD_FILE]
    assert report.manifest.run_id in texts[CARD_FILE]


def test_every_row_has_its_answer_and_every_mistake_its_product(
    write: ReportWriter, report: RunReport
) -> None:
    texts, answers = write(report), report.predictions
    rows = texts[PREDICTIONS_FILE].splitlines()[1:]
    assert [row.split(",")[0] for row in rows] == list(answers.ids)
    wrong = {id_ for id_, right in zip(answers.ids, answers.correct, strict=True) if not right}
    mistakes = [each["product_id"] for each in json.loads(texts[MISTAKES_FILE])]
    assert set(mistakes) <= wrong
    assert len(mistakes) == min(10, len(wrong))


def test_what_a_product_says_never_runs(write: ReportWriter, report: RunReport) -> None:
    assert "<script" not in write(report)[REPORT_FILE]


def test_the_same_run_gives_the_same_texts(write: ReportWriter, report: RunReport) -> None:
    assert write(report) == write(report)
