"""The history of decisions as people read it."""

from typing import Any

from entrypoints.retraining.tables import decision_table

PROMOTED: dict[str, Any] = {
    "kind": "comparison",
    "decided_at": "2026-03-01T00:05:01.123456Z",
    "run_id": "run",
    "dataset_version": 3,
    "challenger_accuracy": 0.868,
    "champion_accuracy": None,
    "champion_version": None,
    "restored_version": None,
    "p_value": None,
    "outcome": "promoted",
    "reason": "there was no champion",
    "who": None,
    "version": 12,
    "finished": True,
}
BACK = PROMOTED | {
    "kind": "rollback",
    "champion_accuracy": 0.861,
    "champion_version": 2,
    "restored_version": 1,
    "outcome": "rolled back",
    "reason": "worse [captions]",
    "who": "ada",
    "version": 1,
}
COMPARED = PROMOTED | {
    "champion_accuracy": 0.9,
    "p_value": 0.0625,
    "outcome": "kept",
    "version": None,
}


def test_every_decision_is_a_row() -> None:
    page = decision_table([PROMOTED, COMPARED, BACK])
    first, second, third = (line for line in page.splitlines() if "2026-03-01 00:05" in line)
    assert first.split()[2:4] == ["12", "v3"]
    assert second.split()[2] == "v3"  # no version came of it
    assert "86.8%" in first
    assert "promoted" in first
    assert "0.0625" in second
    assert "90.0%" in second
    assert "rolled back" in third
    said = " ".join(page.split())  # a long reason goes on in the next line
    assert "version 1 for version 2, by ada: worse [captions]" in said


def test_what_did_not_take_effect_is_said_not_to_have() -> None:
    page = decision_table([PROMOTED | {"version": None, "finished": False}])
    assert "promoted, unfinished" in " ".join(page.split())


def test_without_decisions_it_says_how_to_make_one() -> None:
    assert "No decision so far" in decision_table([])
