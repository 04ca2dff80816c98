"""What the service was asked beside the champion's rows: measured, or said why not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.baseline.text_two_sample import score_new_texts
from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.errors.promotion import BundleDamaged
from domain.model.catalog.generation import generate_products
from domain.model.data.labelling import feature_text
from domain.model.data.policy import DataPolicy
from domain.model.drift.measures import DriftPolicy
from domain.model.drift.report import DriftReport, DriftUnknown
from domain.model.drift.served import ServedDrift
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.serving.served_answer import ServedAnswer
from domain.use_cases.collect.measure_served_drift import MeasureServedDrift
from tests.fakes.promotion_gate import STRONG
from tests.fakes.quality_scorer import FakeScorer, load_fake_scorer
from tests.fakes.served_answers import ANSWER, NOON, FakeServedAnswers
from tests.use_cases.collect.intake import Intake

SPAN = NOON - timedelta(days=1), NOON + timedelta(days=1)


def answers(count: int, *, dearer: float = 1.0) -> list[ServedAnswer]:
    """What a service logs that is asked about other products of the same shop."""
    found = []
    for number, product in enumerate(generate_products(count=count, seed=77)):
        text = feature_text(product.title, product.description)
        [score] = FakeScorer(STRONG).score([text])
        found.append(
            replace(
                ANSWER,
                request_id=str(number),
                text=text,
                text_length=len(text),
                category=product.category,
                price=float(product.price) * dearer,
                rating=product.rating,
                label="good" if score.good > 0.5 else "poor",
                confidence=max(score.good, 1 - score.good),
            )
        )
    return found


def hashed(kept: Sequence[ServedAnswer]) -> list[ServedAnswer]:
    return [replace(each, text=None, text_hmac=f"{place:064x}") for place, each in enumerate(kept)]


@pytest.fixture
def intake(store: CsvDatasetStore, tmp_path: Path) -> Intake:
    """A champion of version 1, which has 400 rows."""
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle", digest=store.load().digest)
    return intake


def measure(
    intake: Intake, kept: Sequence[ServedAnswer | None], *, all_models: bool = False
) -> ServedDrift:
    measure_served_drift = MeasureServedDrift(
        answers=FakeServedAnswers(kept),
        store=intake.store,
        registry=intake.registry,
        bundles=intake.bundles,
        load_scorer=load_fake_scorer,
        discriminate=score_new_texts,
        policy=DriftPolicy(),
        split=DataPolicy(),
        window=None,
        currency="USD",
    )
    return measure_served_drift(*SPAN, all_models=all_models)


def report(drift: ServedDrift) -> DriftReport:
    assert isinstance(drift.found, DriftReport)
    return drift.found


def reason(drift: ServedDrift) -> str:
    assert isinstance(drift.found, DriftUnknown)
    assert drift.strong == []
    assert drift.served is None
    return drift.found.reason


def measured(drift: ServedDrift) -> list[str]:
    [comparison] = report(drift).comparisons
    return [each.name for each in comparison.measures]


def test_the_same_shop_does_not_drift(intake: Intake) -> None:
    drift = measure(intake, answers(200))
    assert drift.strong == []
    assert drift.found.words == "no strong drift"
    assert measured(drift) == [
        "price",
        "rating",
        "text length",
        "category",
        "text",
        "label",
        "confidence",
    ]
    assert (drift.traffic.answers, drift.traffic.texts, drift.traffic.plain) == (200, 200, 200)
    assert drift.served is not None
    assert drift.held_out is not None
    assert drift.served.good == pytest.approx(drift.held_out.good, abs=0.15)
    assert drift.served.confidence == pytest.approx(0.9)


def test_dearer_products_are_found(intake: Intake) -> None:
    drift = measure(intake, answers(200, dearer=4))
    assert drift.strong == ["price"]
    assert "strong drift in price (population stability index " in drift.found.words


def test_products_of_another_kind_are_found_in_their_words(intake: Intake) -> None:
    other = [
        replace(each, text=f"Kaffee {number}. Fair gehandelt, in Hamburg geröstet.")
        for number, each in enumerate(answers(200))
    ]
    assert measure(intake, other).strong == ["text"]


def test_a_champion_that_judges_traffic_otherwise_is_found(intake: Intake) -> None:
    sceptical = [replace(each, label="poor", confidence=0.6) for each in answers(200)]
    drift = measure(intake, sceptical)
    assert drift.strong == ["label", "confidence"]
    assert drift.served is not None
    assert (drift.served.good, drift.served.rows) == (0.0, 200)


def test_hashed_texts_are_compared_by_all_but_their_words(intake: Intake) -> None:
    drift = measure(intake, hashed(answers(200, dearer=4)))
    assert drift.strong == ["price"]
    assert measured(drift) == ["price", "rating", "text length", "category", "label", "confidence"]
    assert report(drift).not_measured == ("texts are hashed, so not compared",)


def test_a_text_that_is_asked_again_and_again_is_one_row(intake: Intake) -> None:
    kept = answers(200)
    drift = measure(intake, kept + kept[:1] * 5_000)
    assert (drift.traffic.answers, drift.traffic.texts) == (5_200, 200)
    assert drift.strong == []


def test_prices_in_another_currency_are_no_prices(intake: Intake) -> None:
    kept = [replace(each, currency="JPY") for each in answers(200, dearer=150)]
    drift = measure(intake, kept)
    assert drift.strong == []
    assert report(drift).comparisons[0].left_out == ("price",)


def test_answers_of_other_models_are_counted_and_left_out(intake: Intake) -> None:
    older = [replace(each, run_id="an older run") for each in answers(100, dearer=9)]
    drift = measure(intake, [*older, None, *answers(200)])
    assert drift.strong == []
    traffic = drift.traffic
    assert (traffic.answers, traffic.other_models, traffic.unreadable) == (200, 100, 1)


def test_with_all_models_what_was_asked_counts_and_not_what_was_answered(intake: Intake) -> None:
    older = [replace(each, run_id="an older run") for each in answers(100, dearer=9)]
    drift = measure(intake, older, all_models=True)
    assert drift.strong == ["price"]
    assert measured(drift) == ["price", "rating", "text length", "category", "text"]
    assert "several models" in drift.found.words


def test_too_few_texts_are_no_verdict(intake: Intake) -> None:
    older = replace(ANSWER, run_id="an older run")
    said = reason(measure(intake, [*answers(29), older]))
    assert said == (
        "the log has 29 distinct texts that champion version 1 answered in this time, and 1 of "
        "other models; 30 are needed"
    )
    assert report(measure(intake, answers(30)))


def test_answers_outside_the_span_do_not_count(intake: Intake) -> None:
    late = [replace(each, time=SPAN[1]) for each in answers(100)]
    assert "the log has 0 distinct texts" in reason(measure(intake, late))


def test_without_a_champion_there_is_nothing_to_compare_with(store: CsvDatasetStore) -> None:
    assert reason(measure(Intake(store), answers(50))) == "there is no champion yet"


def test_another_dataset_than_the_champions_is_said(store: CsvDatasetStore, tmp_path: Path) -> None:
    intake = Intake(store)
    intake.promote(1, tmp_path / "bundle", digest="f" * 64)
    assert "was trained on another dataset" in reason(measure(intake, answers(50)))


def test_damaged_training_rows_are_said(intake: Intake, tmp_path: Path) -> None:
    [batch] = (tmp_path / "data").rglob("*.csv")
    batch.write_text("nothing is left")
    assert "training rows cannot be read" in reason(measure(intake, answers(50)))


def test_without_the_champions_bundle_its_judgement_is_not_compared(
    intake: Intake, tmp_path: Path
) -> None:
    intake.bundles.published = None
    drift = measure(intake, answers(50))
    assert "label" not in measured(drift)
    assert "champion version 1 is not what is served" in drift.found.words
    assert drift.served is not None
    assert drift.held_out is None


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_damaged_bundle_is_said(intake: Intake, tmp_path: Path, *, is_listed: bool) -> None:
    if is_listed:
        (tmp_path / "bundle" / MODEL_FILE).write_text("no JSON")
    else:
        intake.bundles.published = BundleDamaged("bundle", MODEL_FILE, "is missing")
    drift = measure(intake, answers(50))
    assert "champion version 1 cannot be asked" in drift.found.words
    assert "price" in measured(drift)
