"""The table of a cycle says what became of each step, in every combination of fates."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrypoints.retraining import step_words
from entrypoints.retraining.cycle_report import (
    DONE,
    FAILED,
    NOT_RUN,
    SKIPPED,
    WORDS,
    CycleReport,
    StepOutcome,
)

RESULTS: dict[str, Any] = {
    "generate_data": {
        "rows": 50,
        "rows_invalid": 2,
        "rows_repeated": 0,
        "drift": "no strong drift",
        "strong_drift": [],
    },
    "save_and_version_data": {
        "dataset_version": 2,
        "batch_rows": 50,
        "total_rows": 650,
        "train": True,
        "train_reason": "every run trains",
    },
    "train_model": {
        "model": {
            "epochs": [{"epoch": 1, "accuracy": 0.5, "training_loss": 0.7, "validation_loss": 0.69}]
        }
    },
    "export_onnx": {"parity": {"precision": "int8", "reasons": []}},
    "check_and_register": {
        "decision": {"outcome": "kept", "reason": "a tie keeps the champion"},
        "champion_version": 1,
    },
}


def outcome(step: str, state: str, **given: Any) -> StepOutcome:
    ran = state in (DONE, FAILED)
    usual = {
        "seconds": 1.25 if ran else None,
        "result": RESULTS[step] if state == DONE else None,
        "failure": "StorageFull: the disk is full" if state == FAILED else None,
    }
    return StepOutcome(step=step, state=state, **{**usual, **given})


def failing_at(failed: str) -> CycleReport:
    steps = list(WORDS)
    place = steps.index(failed)
    states = [DONE] * place + [FAILED] + [NOT_RUN] * (len(steps) - place - 1)
    return CycleReport([outcome(*each) for each in zip(steps, states, strict=True)])


def test_a_whole_cycle_is_told_in_words() -> None:
    report = CycleReport([outcome(step, DONE) for step in WORDS])
    table = report.table()
    assert not report.failed
    assert "50 products collected, 2 invalid left out" in table
    assert "dataset version 2: 50 new products, 650 in all" in table
    assert "accuracy 50.0% after 1 epoch (" in table
    assert "INT8: the exported model agrees" in table
    assert report.verdict() == "KEPT: a tie keeps the champion; champion: version 1"


def test_strong_drift_stands_in_the_table() -> None:
    result = {
        **RESULTS["generate_data"],
        "drift": "strong drift in price",
        "strong_drift": ["price"],
    }
    table = CycleReport([outcome("generate_data", DONE, result=result)]).table()
    assert "left out; WARNING: strong drift in price" in " ".join(table.split())


@pytest.mark.parametrize("step", WORDS)
def test_the_first_failure_is_the_verdict(step: str) -> None:
    report = failing_at(step)
    assert report.failed
    assert report.verdict() == f"{step} failed: StorageFull: the disk is full"
    after = len(WORDS) - list(WORDS).index(step) - 1
    assert report.table().count("a step before it failed") == after


def test_a_cycle_that_had_too_little_new_to_train_on_says_so() -> None:
    collected, versioned, *later = WORDS
    enough = RESULTS["save_and_version_data"]
    result = {**enough, "train": False, "train_reason": "50 new rows, and 100 are needed"}
    report = CycleReport(
        [
            outcome(collected, DONE),
            outcome(versioned, DONE, result=result),
            *(outcome(step, SKIPPED) for step in later),
        ]
    )
    assert not report.failed
    assert report.verdict().endswith("NOT TRAINED: 50 new rows, and 100 are needed")


def test_a_night_on_which_nothing_was_new_is_no_failure() -> None:
    cycle = CycleReport(
        [
            StepOutcome(step=step, state=SKIPPED, seconds=None, result=None, failure=None)
            for step in WORDS
        ]
    )
    assert (cycle.failed, cycle.verdict()) == (False, "nothing was new")


def test_products_without_a_label_are_counted() -> None:
    batch = RESULTS["generate_data"] | {"rows_unlabelled": 7}
    assert "7 without a label (not trained on)" in step_words.collected(batch)


def test_a_step_that_was_killed_is_told_from_one_that_said_why() -> None:
    report = CycleReport([outcome("train_model", FAILED, failure=None)])
    assert "killed" in report.verdict()


def test_a_step_set_to_success_by_hand_is_told() -> None:
    report = CycleReport([outcome("train_model", DONE, result=None)])
    assert not report.failed
    assert "by hand" in report.table()


@given(
    st.dictionaries(
        st.sampled_from(list(WORDS)),
        st.sampled_from([DONE, FAILED, NOT_RUN, SKIPPED, "removed"]),
        min_size=1,
    ),
    st.text(max_size=300),
)
def test_every_step_has_a_row_whatever_happened(states: dict[str, str], failure: str) -> None:
    outcomes = [outcome(step, state) for step, state in states.items()]
    outcomes.append(outcome("generate_data", FAILED, failure=failure))
    report = CycleReport(outcomes)
    first_words = [line.split()[0] for line in report.table().splitlines() if line.strip()]
    assert [word for word in first_words if word in WORDS][: len(states)] == list(states)
    assert report.failed


def test_markup_in_a_reason_is_text() -> None:
    report = CycleReport([outcome("train_model", FAILED, failure="[red]no[/red] :smile: [x]")])
    assert "[red]no[/red] :smile: [x]" in report.table()
