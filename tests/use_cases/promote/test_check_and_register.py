"""The gate as a whole: who becomes champion, what is served, and what is written down."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors.promotion import BundleDamaged, ChampionUnavailable, LabelThresholdChanged
from domain.errors.storage import StoreBusy
from domain.errors.tracking import DecisionTooLong
from domain.model.catalog.vocabulary import EXPERIENCE_TIERS
from domain.model.data.labelling import label_of
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.verdict import Outcome
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_arena import DATA, NOTHING, STRONG, WEAK, Arena
from tests.fakes.report_writer import write_plain_reports

OTHER = [phrase for tier in EXPERIENCE_TIERS[1:] for phrase in tier]


def test_the_first_model_is_registered_promoted_and_served(arena: Arena) -> None:
    result = arena.examine(arena.challenger("one", STRONG))
    assert result.decision.promoted
    assert result.champion_version == 1
    assert arena.champion() == arena.served() == (1, "run1")
    assert arena.registry.previous() is None
    assert arena.runs_registered() == ["run1"]


def test_a_version_is_described_in_words(arena: Arena) -> None:
    first = arena.examine(arena.challenger("one", WEAK)).decision
    second = arena.examine(arena.challenger("two", STRONG)).decision
    rows = len(arena.store.load(1))
    assert arena.registry.descriptions == {
        1: f"Trained on dataset version 1 ({rows} rows) in run run1. "
        f"Right on {first.challenger_accuracy:.1%} of {first.holdout_rows} products it had not "
        "seen; there was no champion yet.",
        2: f"Trained on dataset version 1 ({rows} rows) in run run2. "
        f"Right on {second.challenger_accuracy:.1%} of {second.holdout_rows} products it had not "
        f"seen; champion version 1 on {first.challenger_accuracy:.1%} of the same.",
    }


@pytest.mark.parametrize(("words", "beats"), [(STRONG, True), (NOTHING, False)])
def test_what_is_served_says_whether_it_beats_the_baseline(
    arena: Arena, words: list[str], *, beats: bool
) -> None:
    arena.examine(arena.challenger("one", words))
    served = arena.bundles.served()
    assert served is not None
    assert served.manifest.beats_baseline is beats


def test_a_better_challenger_replaces_the_champion(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    result = arena.examine(arena.challenger("two", STRONG))
    decision = result.decision
    assert decision.promoted
    assert decision.champion_accuracy is not None
    assert decision.challenger_accuracy > decision.champion_accuracy > decision.majority_accuracy
    assert result.champion_version == 2
    assert arena.champion() == arena.served() == (2, "run2")
    previous = arena.registry.previous()
    assert previous is not None
    assert previous.run_id == "run1"


@pytest.mark.parametrize(("words", "reason"), [(STRONG, "tie"), (WEAK, "less accurate")])
def test_an_equal_or_worse_challenger_changes_nothing(
    arena: Arena, words: list[str], reason: str
) -> None:
    arena.examine(arena.challenger("one", STRONG))
    before = arena.bundles.served()
    result = arena.examine(arena.challenger("two", words))
    assert not result.decision.promoted
    assert reason in result.decision.reason
    assert result.champion_version == 1
    assert arena.runs_registered() == ["run1"]
    assert arena.bundles.served() == before


def test_failed_parity_keeps_the_champion_however_good_the_challenger(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    result = arena.examine(arena.challenger("two", STRONG, logit_difference=1.0))
    assert "parity" in result.decision.reason
    assert arena.champion() == arena.served() == (1, "run1")


def test_failed_parity_of_a_first_model_serves_nothing(arena: Arena) -> None:
    result = arena.examine(arena.challenger("one", STRONG, logit_difference=1.0))
    assert result.champion_version is None
    assert arena.champion() is arena.served() is None
    assert arena.runs_registered() == []


def test_only_the_champion_and_the_one_before_stay_published(arena: Arena) -> None:
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        assert arena.examine(arena.challenger(key, words)).decision.promoted
    versions = {path.name.split("-")[0] for path in (arena.root / "models/versions").iterdir()}
    assert versions == {"2", "3"}


def test_the_comparison_is_written_into_the_run_of_the_challenger(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    result = arena.examine(arena.challenger("two", STRONG))
    run = arena.tracker.read("run2")
    report = json.loads(run.artifacts["comparison/report.json"])
    assert report["decision"]["reason"] == result.decision.reason == run.tags["reason"]
    assert report["champion"]["run_id"] == "run1"
    assert run.tags["outcome"] == "promoted"
    assert run.metrics["challenger_accuracy"] == result.decision.challenger_accuracy
    assert run.metrics["majority_accuracy"] == result.decision.majority_accuracy
    assert run.artifacts["comparison/report.md"].decode().startswith("# Promoted: ")
    assert run.status == "FINISHED"


def test_doing_it_again_decides_and_records_the_same(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    challenger = arena.challenger("two", STRONG)
    first = arena.examine(challenger)
    recorded = dict(arena.tracker.read("run2").artifacts)
    assert arena.examine(challenger) == first
    assert arena.tracker.read("run2").artifacts == recorded
    assert arena.runs_registered() == ["run1", "run2"]
    assert arena.champion() == arena.served() == (2, "run2")


@pytest.mark.parametrize(("words", "champion"), [(STRONG, (2, "run2")), (NOTHING, (1, "run1"))])
def test_a_damaged_served_bundle_is_mended_from_the_registry(
    arena: Arena, words: list[str], champion: tuple[int, str]
) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.damage_served()
    with pytest.raises(BundleDamaged):
        arena.bundles.served()
    result = arena.examine(arena.challenger("two", words))
    assert result.decision.champion_accuracy is not None
    assert arena.champion() == arena.served() == champion


def test_a_challenger_that_was_damaged_is_refused(arena: Arena) -> None:
    challenger = arena.challenger("one", STRONG)
    Path(challenger.location, MODEL_FILE).write_text("{}")
    with pytest.raises(BundleDamaged):
        arena.examine(challenger)
    assert arena.champion() is arena.served() is None


def test_a_registry_set_up_anew_is_followed_though_its_numbers_repeat(arena: Arena) -> None:
    arena.examine(arena.challenger("one", STRONG))
    arena.registry = FakeModelRegistry()
    arena.examine(arena.challenger("two", OTHER))
    assert arena.champion() == arena.served() == (1, "run2")


def test_another_run_that_is_comparing_is_not_disturbed(arena: Arena) -> None:
    arena.bundles = type(arena.bundles)(arena.root / "models", lock_timeout=0.01)
    challenger = arena.challenger("one", STRONG)
    other = type(arena.bundles)(arena.root / "models", lock_timeout=0.01)
    with other.promotion(), pytest.raises(StoreBusy):
        arena.examine(challenger)
    assert arena.examine(challenger).decision.promoted


def test_the_report_has_every_row_of_both_models(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    result = arena.examine(arena.challenger("two", STRONG))
    report = arena.reports[-1]
    assert report.champion_predictions is not None
    assert len(report.predictions) == len(report.champion_predictions)
    assert len(report.predictions) == len(report.products.texts) == result.decision.holdout_rows
    assert report.predictions.accuracy == result.decision.challenger_accuracy
    assert report.champion_predictions.accuracy == result.decision.champion_accuracy


def test_a_stricter_policy_promotes_nobody_on_little_evidence(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.policy = PromotionPolicy(min_holdout_rows=10_000)
    result = arena.examine(arena.challenger("two", STRONG))
    assert result.decision.outcome is Outcome.TOO_LITTLE_EVIDENCE
    assert result.decision.rows_needed == 10_000
    assert arena.champion() == arena.served() == (1, "run1")
    assert arena.tracker.read("run2").tags["outcome"] == "too little evidence"


def test_a_champion_whose_bundle_is_gone_stops_the_step_and_changes_nothing(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    shutil.rmtree(arena.root / "models")
    arena.registry.lose_bundle(1)
    with pytest.raises(ChampionUnavailable, match="champion version 1 cannot be compared with"):
        arena.examine(arena.challenger("two", STRONG))
    assert arena.champion() == (1, "run1")
    assert arena.runs_registered() == ["run1"]


def test_a_champion_for_another_threshold_is_examined_on_todays_labels(arena: Arena) -> None:
    first = arena.examine(arena.challenger("one", WEAK)).decision
    today = replace(DATA, split=replace(DATA.split, label_threshold=4.0))
    challenger = arena.challenger("two", STRONG, label_threshold=4.0)
    decision = arena.examine(challenger, today).decision
    assert decision.champion_accuracy != first.challenger_accuracy  # the same model, other labels
    report = arena.reports[-1]
    assert report.comparison.champion_label_threshold == 3.5
    assert report.comparison.label_threshold == report.manifest.label_threshold == 4.0
    dataset = arena.store.load(1, window=None)
    ratings = dict(zip(dataset.ids, dataset.ratings, strict=True))
    assert [label_of(ratings[id_], 4.0) for id_ in report.predictions.ids] == list(
        report.predictions.truth
    )


def test_a_challenger_for_another_threshold_is_refused(arena: Arena) -> None:
    challenger = arena.challenger("one", STRONG, label_threshold=4.0)
    with pytest.raises(LabelThresholdChanged, match=r"from 4 stars, and .* is 3\.5 now"):
        arena.examine(challenger)
    assert arena.champion() is arena.served() is None
    assert list(arena.log.entries()) == []


def test_what_is_too_long_to_write_down_changes_nothing(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    arena.log.longest = 10
    with pytest.raises(DecisionTooLong):
        arena.examine(arena.challenger("two", STRONG))
    assert arena.champion() == arena.served() == (1, "run1")
    assert arena.runs_registered() == ["run1"]


def test_the_page_and_the_card_travel_with_the_bundle(arena: Arena) -> None:
    result = arena.examine(arena.challenger("one", STRONG))
    served = arena.bundles.served()
    assert served is not None
    page = arena.tracker.read("run1").artifacts["comparison/report.html"].decode()
    assert Path(served.location, "report.html").read_text() == page
    assert result.decision.reason in page
    card = Path(served.location, "README.md").read_text()
    assert result.decision.reason in card
    assert {"report.html", "README.md"} <= set(served.manifest.files)


def test_every_report_is_a_file_of_the_run(arena: Arena) -> None:
    arena.examine(arena.challenger("one", WEAK))
    artifacts = arena.tracker.read("run1").artifacts
    texts = write_plain_reports(arena.reports[-1])
    assert {name: artifacts[f"comparison/{name}"].decode() for name in texts} == texts


def test_a_registered_run_keeps_its_page(arena: Arena) -> None:
    challenger = arena.challenger("one", STRONG)
    arena.examine(challenger)
    before = arena.bundles.open(challenger.location)
    arena.timer = iter([float(x * x) for x in range(10_000)]).__next__
    arena.examine(challenger)
    assert arena.bundles.open(challenger.location) == before
