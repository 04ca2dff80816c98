"""Weights stay while anything may need them."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.model.promotion.decision_entry import DecisionEntry, DecisionKind
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.retention import LONGEST_RUN, StoredWeights, superseded

START = datetime(2026, 1, 1, tzinfo=UTC)
NIGHT = timedelta(days=1)


def comparison(night: int, outcome: str = "kept", *, finished: bool = True) -> DecisionEntry:
    return DecisionEntry(
        kind=DecisionKind.COMPARISON,
        decided_at=START + night * NIGHT,
        run_id=f"run {night}",
        dataset_version=1,
        challenger_accuracy=0.8,
        champion_accuracy=None,
        champion_version=None,
        restored_version=None,
        p_value=None,
        outcome=outcome,
        reason="",
        who=None,
        finished=finished,
    )


def weights(night: int, run_id: str | None = "") -> StoredWeights:
    own = f"run {night}" if run_id == "" else run_id
    return StoredWeights(place=f"runs/{night}", run_id=own, made_at=START + night * NIGHT)


def version(night: int) -> RegisteredModel:
    return RegisteredModel(version=night, run_id=f"run {night}", accuracy=0.8, dataset_version=1)


def gone(stored: list[StoredWeights], entries: list[DecisionEntry], **options: object) -> set[str]:
    given_options = {"present": [], "keep": 2, "now": START + 100 * NIGHT, **options}
    return {each.place for each in superseded(stored, entries, **given_options)}  # type: ignore[arg-type]


NIGHTS = [weights(night) for night in range(5)]
KEPT = [comparison(night) for night in range(5)]


def test_the_newest_stay_and_the_others_go() -> None:
    assert gone(NIGHTS, KEPT) == {"runs/0", "runs/1", "runs/2"}
    assert gone(NIGHTS, KEPT, keep=5) == set()


def test_what_the_registry_still_has_stays() -> None:
    assert gone(NIGHTS, KEPT, present=[version(0), version(2)]) == {"runs/1"}


def test_a_promotion_that_a_crash_left_half_done_stays() -> None:
    half_done = [comparison(0, "promoted", finished=False), *KEPT[1:]]
    assert gone(NIGHTS, half_done) == {"runs/1", "runs/2"}


def test_a_former_champion_that_is_no_version_any_more_goes() -> None:
    promoted = [comparison(night, "promoted") for night in range(5)]
    assert gone(NIGHTS, promoted, present=[version(3), version(4)]) == {
        "runs/0", "runs/1", "runs/2",
    }  # fmt: skip


def test_a_rollback_is_no_run_with_weights() -> None:
    rollback = DecisionEntry(
        kind=DecisionKind.ROLLBACK,
        decided_at=START + 9 * NIGHT,
        run_id="rollback",
        dataset_version=1,
        challenger_accuracy=0.8,
        champion_accuracy=None,
        champion_version=2,
        restored_version=1,
        p_value=None,
        outcome="rolled back",
        reason="",
        who="somebody",
        version=1,
    )
    assert gone(NIGHTS, [*KEPT, rollback]) == {"runs/0", "runs/1", "runs/2"}


def test_a_run_without_a_decision_may_be_at_work() -> None:
    at_work = weights(1, "another run")
    assert gone([at_work], KEPT, now=at_work.made_at + LONGEST_RUN) == set()
    later = at_work.made_at + LONGEST_RUN + timedelta(seconds=1)
    assert gone([at_work], KEPT, now=later) == {"runs/1"}
    assert gone([weights(1, None)], KEPT, now=later) == {"runs/1"}
    assert gone([weights(4, "trained by hand")], KEPT) == set()  # younger than the newest kept one
    assert gone([at_work], KEPT[:1]) == set()  # not enough newer ones yet


@given(st.integers(0, 12), st.integers(1, 5), st.sets(st.integers(0, 12)))
def test_nothing_that_is_needed_goes(nights: int, keep: int, versions: set[int]) -> None:
    stored = [weights(night) for night in range(nights)]
    entries = [comparison(night) for night in range(nights)]
    present = [version(night) for night in sorted(versions)]
    removed = gone(stored, entries, present=present, keep=keep)
    needed = {f"runs/{night}" for night in versions | set(range(max(0, nights - keep), nights))}
    assert removed == {each.place for each in stored} - needed
