"""The gate as a whole: who becomes champion, what is served, and what is written down."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.promotion import BundleDamaged, ChampionUnavailable, LabelThresholdChanged
from domain.errors.storage import StoreBusy
from domain.errors.tracking import DecisionTooLong
from domain.model.catalog.generation import generate_products
from domain.model.catalog.vocabulary import EXPERIENCE_TIERS
from domain.model.data.label_rule import LabelKind, LabelRule, Rate
from domain.model.data.labelling import label_of
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.promotion.policy import PromotionPolicy
from domain.model.promotion.verdict import Outcome
from tests.fakes.collections import make_collection, now
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import DATA, NOTHING, STRONG, WEAK, PromotionGate
from tests.fakes.report_writer import write_plain_reports

OTHER = [phrase for tier in EXPERIENCE_TIERS[1:] for phrase in tier]


def test_the_first_model_is_registered_promoted_and_served(gate: PromotionGate) -> None:
    result = gate.examine(gate.challenger("one", STRONG))
    assert result.decision.promoted
    assert result.champion_version == 1
    assert gate.champion() == gate.served() == (1, "run1")
    assert gate.registry.previous() is None
    assert gate.runs_registered() == ["run1"]


def test_a_version_is_described_in_words(gate: PromotionGate) -> None:
    first = gate.examine(gate.challenger("one", WEAK)).decision
    second = gate.examine(gate.challenger("two", STRONG)).decision
    rows = len(gate.store.load(1))
    assert gate.registry.descriptions == {
        1: f"Trained on dataset version 1 ({rows} rows) in run run1. "
        f"Right on {first.challenger_accuracy:.1%} of {first.holdout_rows} products it had not "
        "seen; there was no champion yet.",
        2: f"Trained on dataset version 1 ({rows} rows) in run run2. "
        f"Right on {second.challenger_accuracy:.1%} of {second.holdout_rows} products it had not "
        f"seen; champion version 1 on {first.challenger_accuracy:.1%} of the same.",
    }


@pytest.mark.parametrize(("words", "beats"), [(STRONG, True), (NOTHING, False)])
def test_what_is_served_says_whether_it_beats_the_baseline(
    gate: PromotionGate, words: list[str], *, beats: bool
) -> None:
    gate.examine(gate.challenger("one", words))
    served = gate.bundles.served()
    assert served is not None
    assert served.manifest.beats_baseline is beats


def test_a_better_challenger_replaces_the_champion(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    result = gate.examine(gate.challenger("two", STRONG))
    decision = result.decision
    assert decision.promoted
    assert decision.champion_accuracy is not None
    assert decision.challenger_accuracy > decision.champion_accuracy > decision.majority_accuracy
    assert result.champion_version == 2
    assert gate.champion() == gate.served() == (2, "run2")
    previous = gate.registry.previous()
    assert previous is not None
    assert previous.run_id == "run1"


@pytest.mark.parametrize(("words", "reason"), [(STRONG, "tie"), (WEAK, "less accurate")])
def test_an_equal_or_worse_challenger_changes_nothing(
    gate: PromotionGate, words: list[str], reason: str
) -> None:
    gate.examine(gate.challenger("one", STRONG))
    before = gate.bundles.served()
    result = gate.examine(gate.challenger("two", words))
    assert not result.decision.promoted
    assert reason in result.decision.reason
    assert result.champion_version == 1
    assert gate.runs_registered() == ["run1"]
    assert gate.bundles.served() == before


def test_failed_parity_keeps_the_champion_however_good_the_challenger(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    result = gate.examine(gate.challenger("two", STRONG, logit_difference=1.0))
    assert "parity" in result.decision.reason
    assert gate.champion() == gate.served() == (1, "run1")


def test_failed_parity_of_a_first_model_serves_nothing(gate: PromotionGate) -> None:
    result = gate.examine(gate.challenger("one", STRONG, logit_difference=1.0))
    assert result.champion_version is None
    assert gate.champion() is gate.served() is None
    assert gate.runs_registered() == []


def test_only_the_champion_and_the_one_before_stay_published(gate: PromotionGate) -> None:
    for key, words in (("one", NOTHING), ("two", WEAK), ("three", STRONG)):
        assert gate.examine(gate.challenger(key, words)).decision.promoted
    versions = {path.name.split("-")[0] for path in (gate.root / "models/versions").iterdir()}
    assert versions == {"2", "3"}


def test_the_comparison_is_written_into_the_run_of_the_challenger(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    result = gate.examine(gate.challenger("two", STRONG))
    run = gate.tracker.read("run2")
    report = json.loads(run.artifacts["comparison/report.json"])
    assert report["decision"]["reason"] == result.decision.reason == run.tags["reason"]
    assert report["champion"]["run_id"] == "run1"
    assert run.tags["outcome"] == "promoted"
    assert run.metrics["challenger_accuracy"] == result.decision.challenger_accuracy
    assert run.metrics["majority_accuracy"] == result.decision.majority_accuracy
    assert run.artifacts["comparison/report.md"].decode().startswith("# Promoted: ")
    assert run.status == "FINISHED"


def test_doing_it_again_decides_and_records_the_same(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    challenger = gate.challenger("two", STRONG)
    first = gate.examine(challenger)
    recorded = dict(gate.tracker.read("run2").artifacts)
    assert gate.examine(challenger) == first
    assert gate.tracker.read("run2").artifacts == recorded
    assert gate.runs_registered() == ["run1", "run2"]
    assert gate.champion() == gate.served() == (2, "run2")


@pytest.mark.parametrize(("words", "champion"), [(STRONG, (2, "run2")), (NOTHING, (1, "run1"))])
def test_a_damaged_served_bundle_is_mended_from_the_registry(
    gate: PromotionGate, words: list[str], champion: tuple[int, str]
) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.damage_served()
    with pytest.raises(BundleDamaged):
        gate.bundles.served()
    result = gate.examine(gate.challenger("two", words))
    assert result.decision.champion_accuracy is not None
    assert gate.champion() == gate.served() == champion


def test_a_challenger_that_was_damaged_is_refused(gate: PromotionGate) -> None:
    challenger = gate.challenger("one", STRONG)
    Path(challenger.location, MODEL_FILE).write_text("{}")
    with pytest.raises(BundleDamaged):
        gate.examine(challenger)
    assert gate.champion() is gate.served() is None


def test_a_registry_set_up_anew_is_followed_though_its_numbers_repeat(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", STRONG))
    gate.registry = FakeModelRegistry()
    gate.examine(gate.challenger("two", OTHER))
    assert gate.champion() == gate.served() == (1, "run2")


def test_another_run_that_is_comparing_is_not_disturbed(gate: PromotionGate) -> None:
    gate.bundles = type(gate.bundles)(gate.root / "models", lock_timeout=0.01)
    challenger = gate.challenger("one", STRONG)
    other = type(gate.bundles)(gate.root / "models", lock_timeout=0.01)
    with other.promotion(), pytest.raises(StoreBusy):
        gate.examine(challenger)
    assert gate.examine(challenger).decision.promoted


def test_the_report_has_every_row_of_both_models(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    result = gate.examine(gate.challenger("two", STRONG))
    report = gate.reports[-1]
    assert report.champion_predictions is not None
    assert len(report.predictions) == len(report.champion_predictions)
    assert len(report.predictions) == len(report.products.texts) == result.decision.holdout_rows
    assert report.predictions.accuracy == result.decision.challenger_accuracy
    assert report.champion_predictions.accuracy == result.decision.champion_accuracy


def test_a_stricter_policy_promotes_nobody_on_little_evidence(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.policy = PromotionPolicy(min_holdout_rows=10_000)
    result = gate.examine(gate.challenger("two", STRONG))
    assert result.decision.outcome is Outcome.TOO_LITTLE_EVIDENCE
    assert result.decision.rows_needed == 10_000
    assert gate.champion() == gate.served() == (1, "run1")
    assert gate.tracker.read("run2").tags["outcome"] == "too little evidence"


def test_a_champion_whose_bundle_is_gone_stops_the_step_and_changes_nothing(
    gate: PromotionGate,
) -> None:
    gate.examine(gate.challenger("one", WEAK))
    shutil.rmtree(gate.root / "models")
    gate.registry.lose_bundle(1)
    with pytest.raises(ChampionUnavailable, match="champion version 1 cannot be used"):
        gate.examine(gate.challenger("two", STRONG))
    assert gate.champion() == (1, "run1")
    assert gate.runs_registered() == ["run1"]


def test_a_champion_for_another_threshold_is_examined_on_todays_labels(gate: PromotionGate) -> None:
    first = gate.examine(gate.challenger("one", WEAK)).decision
    today = replace(DATA, split=replace(DATA.split, label_threshold=4.0))
    challenger = gate.challenger("two", STRONG, label_threshold=4.0)
    decision = gate.examine(challenger, today).decision
    assert decision.champion_accuracy != first.challenger_accuracy  # the same model, other labels
    report = gate.reports[-1]
    assert report.comparison.champion_label == "rating of at least 3.5 stars"
    assert report.comparison.label == "rating of at least 4 stars"
    assert report.manifest.label_threshold == 4.0
    dataset = gate.store.load(1, window=None)
    ratings = dict(zip(dataset.ids, dataset.ratings, strict=True))
    assert [label_of(ratings[id_], 4.0) for id_ in report.predictions.ids] == list(
        report.predictions.truth
    )


def test_a_challenger_for_another_threshold_is_refused(gate: PromotionGate) -> None:
    challenger = gate.challenger("one", STRONG, label_threshold=4.0)
    with pytest.raises(
        LabelThresholdChanged, match=r"at least 4 stars, .* at least 3\.5 stars now"
    ):
        gate.examine(challenger)
    assert gate.champion() is gate.served() is None
    assert list(gate.log.entries()) == []


@pytest.mark.parametrize(
    "rule",
    [
        LabelRule(kind=LabelKind.COLUMN),
        LabelRule(kind=LabelKind.RATE, threshold=0.03),
        LabelRule(kind=LabelKind.RATE, threshold=0.02, least=2_000),
        LabelRule(kind=LabelKind.RATE, threshold=0.02, rate=Rate.ORDERS),
    ],
)
def test_a_challenger_for_any_other_rule_is_refused(
    tmp_path: Path, gate: PromotionGate, rule: LabelRule
) -> None:
    store = CsvDatasetStore(tmp_path / "own", lock_timeout=10, clock=now)
    products = [
        replace(
            product,
            label=number % 3 == 0,
            impressions=100_000,
            clicks=3_000 if number % 3 else 1_100,
            orders=1_500 if number % 3 else 10,
        )
        for number, product in enumerate(generate_products(count=200, seed=1))
    ]
    store.stage(make_collection(*products), run_key="a")
    store.commit("a")
    own = replace(gate, store=store)
    trained = LabelRule(kind=LabelKind.RATE, threshold=0.02)
    challenger = own.challenger(
        "one", STRONG, label_threshold=0.02, label=trained.words(trained.threshold or 0)
    )
    data = replace(DATA, split=replace(DATA.split, label=rule))
    with pytest.raises(LabelThresholdChanged, match=r"good was a click rate of at least 2 % on"):
        own.examine(challenger, data)
    assert gate.champion() is None
    same = replace(DATA, split=replace(DATA.split, label=trained))
    assert own.examine(challenger, same).decision.holdout_rows > 0


def test_what_is_too_long_to_write_down_changes_nothing(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    gate.log.longest = 10
    with pytest.raises(DecisionTooLong):
        gate.examine(gate.challenger("two", STRONG))
    assert gate.champion() == gate.served() == (1, "run1")
    assert gate.runs_registered() == ["run1"]


def test_the_page_and_the_card_travel_with_the_bundle(gate: PromotionGate) -> None:
    result = gate.examine(gate.challenger("one", STRONG))
    served = gate.bundles.served()
    assert served is not None
    page = gate.tracker.read("run1").artifacts["comparison/report.html"].decode()
    assert Path(served.location, "report.html").read_text() == page
    assert result.decision.reason in page
    card = Path(served.location, "README.md").read_text()
    assert result.decision.reason in card
    assert {"report.html", "README.md"} <= set(served.manifest.files)


def test_every_report_is_a_file_of_the_run(gate: PromotionGate) -> None:
    gate.examine(gate.challenger("one", WEAK))
    artifacts = gate.tracker.read("run1").artifacts
    texts = write_plain_reports(gate.reports[-1])
    assert {name: artifacts[f"comparison/{name}"].decode() for name in texts} == texts


def test_a_registered_run_keeps_its_page(gate: PromotionGate) -> None:
    challenger = gate.challenger("one", STRONG)
    gate.examine(challenger)
    before = gate.bundles.open(challenger.location)
    gate.timer = iter([float(x * x) for x in range(10_000)]).__next__
    gate.examine(challenger)
    assert gate.bundles.open(challenger.location) == before
