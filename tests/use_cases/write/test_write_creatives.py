"""Creatives: one per brief, in order, with what the model thought and where they came from."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.brief.brief import Brief, seed_of
from domain.model.creative.creative import Creative
from domain.model.data.labelling import Label
from domain.model.promotion.bundle import BundleManifest
from domain.use_cases.write.clean_briefs import clean_briefs
from domain.use_cases.write.write_creatives import WriteCreatives
from tests.fakes.copywriting import core_copywriter
from tests.fakes.exported import UNSEALED
from tests.fakes.quality_scorer import FakeScorer
from tests.fakes.text_cleaner import FakeTextCleaner

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SERVED = replace(UNSEALED, model_version=7, dataset_version=3)
GOOD = Brief(title="Oak Desk", description="Sturdy and finely made.")
POOR = Brief(title="Paper Desk", description="Falls apart.", seed=12)
READABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).filter(
    lambda text: bool(FakeTextCleaner().title(text))
)


def write(*briefs: Brief, manifest: BundleManifest = SERVED) -> list[Creative]:
    write_creatives = WriteCreatives(
        scorer=FakeScorer(["Sturdy"]),
        manifest=manifest,
        clock=lambda: NOW,
        write_copy=core_copywriter(),
        clean=FakeTextCleaner(),
    )
    return write_creatives(briefs)


def test_quality_confidence_and_review_follow_the_score() -> None:
    good, poor = write(GOOD, POOR)
    assert (good.quality, good.confidence, good.needs_review) == (Label.GOOD, 0.9, False)
    assert (poor.quality, poor.confidence, poor.needs_review) == (Label.POOR, 0.9, True)


def test_a_creative_says_where_it_came_from() -> None:
    [creative] = write(POOR)
    assert (creative.model_version, creative.dataset_version, creative.seed) == (7, 3, 12)
    assert creative.generated_at == NOW
    [unpromoted] = write(POOR, manifest=replace(SERVED, model_version=None))
    assert unpromoted.model_version is None


def test_no_briefs_give_no_creatives() -> None:
    assert write() == []


@given(st.lists(st.builds(Brief, title=READABLE, description=READABLE), max_size=5))
def test_a_brief_gets_the_same_creative_alone_as_in_a_batch(briefs: list[Brief]) -> None:
    assert write(*briefs) == [creative for brief in briefs for creative in write(brief)]


@given(title=READABLE, description=READABLE, seed=st.none() | st.integers(0, 2**53 - 1))
def test_the_seed_of_a_creative_gives_its_copy_again(
    title: str, description: str, seed: int | None
) -> None:
    brief = Brief(title=title, description=description, seed=seed)
    [creative] = write(brief)
    [brief] = clean_briefs([brief], FakeTextCleaner())
    assert creative.seed == seed_of(brief)
    assert creative.copy == core_copywriter()(brief, creative.quality, creative.seed)
    assert 0.5 <= creative.confidence <= 1
