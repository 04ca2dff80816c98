"""What a run chooses is checked before it does anything."""

import pytest

from domain.bounds import MAX_SEED
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.run_options import with_options
from entrypoints.settings.settings import Settings

SETTINGS = Settings()


def test_nothing_chosen_changes_nothing() -> None:
    assert with_options(SETTINGS) == SETTINGS


def test_a_count_is_that_of_the_first_collection_and_of_later_ones() -> None:
    chosen = with_options(SETTINGS, count=7).dataset
    assert (chosen.first_count, chosen.count) == (7, 7)


def test_training_takes_what_is_chosen() -> None:
    chosen = with_options(SETTINGS, seed=3, epochs=2, batch_size=8, learning_rate=1e-4).training
    assert (chosen.seed, chosen.epochs, chosen.batch_size) == (3, 2, 8)
    assert chosen.learning_rate == 1e-4
    assert chosen.max_length == SETTINGS.training.max_length


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("count", 0),
        ("count", 10_001),
        ("seed", -1),
        ("seed", MAX_SEED + 1),
        ("epochs", 0),
        ("batch_size", 0),
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
    ],
)
def test_what_cannot_be_is_named(name: str, value: float) -> None:
    with pytest.raises(InvalidSettings, match=rf"\.{name}'") as caught:
        with_options(SETTINGS, **{name: value})  # type: ignore[arg-type]
    assert len(caught.value.findings) == 1
