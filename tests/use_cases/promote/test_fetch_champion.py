"""Fetching the champion: it lies in its place, or an error says why and what is there stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.storage.plain_bundle_directory import PlainBundleDirectory
from domain.errors.promotion import ChampionUnavailable, NoChampion
from domain.model.promotion.bundle import MANIFEST_FILE
from domain.ports.bundle_store import BundlePlace
from domain.use_cases.promote.fetch_champion import FetchChampion, FetchedChampion
from tests.fakes.model_registry import FakeModelRegistry
from tests.fakes.promotion_gate import STRONG, WEAK, PromotionGate


@dataclass
class Elsewhere:
    """A directory that no retraining publishes to, and the gate whose champion it is to hold."""

    gate: PromotionGate
    place: BundlePlace = field(init=False)
    downloads: int = 0

    def __post_init__(self) -> None:
        self.place = PlainBundleDirectory(self.directory, lock_timeout=0.01)

    @property
    def directory(self) -> Path:
        return self.gate.root / "elsewhere" / "best_model"

    @contextmanager
    def _download(self) -> Iterator[str]:
        self.downloads += 1
        yield str(self.gate.root / "fetched" / str(self.downloads))

    def fetch(self) -> FetchedChampion:
        gate = self.gate
        return FetchChampion(
            registry=gate.registry, log=gate.log, place=self.place, downloads=self._download
        )()

    def served(self) -> tuple[int | None, str] | None:
        bundle = self.place.served()
        return (bundle.manifest.model_version, bundle.manifest.run_id) if bundle else None


@pytest.fixture
def elsewhere(gate: PromotionGate) -> Elsewhere:
    """Version 1 is the champion."""
    gate.examine(gate.challenger("one", WEAK))
    return Elsewhere(gate)


def test_what_is_fetched_is_byte_for_byte_what_retraining_serves(elsewhere: Elsewhere) -> None:
    done = elsewhere.fetch()
    assert done == FetchedChampion(bundle=done.bundle, fetched=True)
    served = elsewhere.gate.bundles.served()
    assert served is not None
    for file in Path(served.location).iterdir():
        assert (elsewhere.directory / file.name).read_bytes() == file.read_bytes()
    assert done.bundle.manifest.beats_baseline is True  # known since the comparison


def test_fetching_again_downloads_nothing(elsewhere: Elsewhere) -> None:
    first = elsewhere.fetch()
    assert elsewhere.fetch() == FetchedChampion(bundle=first.bundle, fetched=False)
    assert elsewhere.downloads == 1


def test_a_promotion_and_a_rollback_are_followed(elsewhere: Elsewhere) -> None:
    elsewhere.fetch()
    elsewhere.gate.examine(elsewhere.gate.challenger("two", STRONG))
    for champion in ((2, "run2"), (1, "run1")):
        assert elsewhere.fetch().fetched
        assert elsewhere.served() == champion
        if champion[0] == 2:
            elsewhere.gate.go_back()


def test_without_a_champion_nothing_is_made(gate: PromotionGate) -> None:
    with pytest.raises(NoChampion):
        Elsewhere(gate).fetch()
    assert not Elsewhere(gate).directory.parent.exists()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("lose_bundle", "is gone from the artifacts"),
        ("damage_bundle", "registry's copy .* model.onnx has sha256"),
        ("delete", "no version 2"),
    ],
)
def test_what_cannot_be_fetched_leaves_what_is_there(
    elsewhere: Elsewhere, fault: str, said: str
) -> None:
    elsewhere.fetch()
    elsewhere.gate.examine(elsewhere.gate.challenger("two", STRONG))
    if fault == "damage_bundle":
        elsewhere.gate.registry._bundles[2]["model.onnx"] = b"{}"
    else:
        getattr(elsewhere.gate.registry, fault)(2)
    with pytest.raises(ChampionUnavailable, match=f"champion version 2 cannot be used: .*{said}"):
        elsewhere.fetch()
    assert elsewhere.served() == (1, "run1")


def test_a_copy_without_a_manifest_is_no_bundle(elsewhere: Elsewhere) -> None:
    del elsewhere.gate.registry._bundles[1][MANIFEST_FILE]
    with pytest.raises(ChampionUnavailable, match=r"has no bundle\.json"):
        elsewhere.fetch()


def test_the_bundle_of_another_run_is_refused(elsewhere: Elsewhere) -> None:
    bundles = elsewhere.gate.registry._bundles
    elsewhere.gate.examine(elsewhere.gate.challenger("two", STRONG))
    bundles[2] = bundles[1]
    with pytest.raises(ChampionUnavailable, match="is of run run1"):
        elsewhere.fetch()


def test_a_damaged_bundle_is_replaced(elsewhere: Elsewhere) -> None:
    elsewhere.fetch()
    (elsewhere.directory / "model.onnx").write_text("{}")
    assert elsewhere.fetch().fetched
    assert elsewhere.served() == (1, "run1")


def test_a_registry_that_was_set_up_anew_is_followed_though_it_counts_from_1_again(
    elsewhere: Elsewhere,
) -> None:
    elsewhere.fetch()
    gate, before = elsewhere.gate, elsewhere.served()
    gate.registry = FakeModelRegistry()
    gate.examine(gate.challenger("two", STRONG))
    assert elsewhere.fetch().fetched
    assert before == (1, "run1")
    assert elsewhere.served() == gate.champion() == (1, "run2")


def test_a_store_that_lost_its_bundles_gets_the_champion_back(elsewhere: Elsewhere) -> None:
    gate = elsewhere.gate
    served = gate.bundles.served()
    gate.damage_served()
    elsewhere.place = gate.bundles
    assert elsewhere.fetch() == FetchedChampion(bundle=gate.bundles.served(), fetched=True)  # type: ignore[arg-type]
    assert gate.bundles.served() == served


def test_a_champion_that_is_promoted_meanwhile_is_the_one_that_is_fetched(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, hold = elsewhere.gate, elsewhere.place.promotion

    @contextmanager
    def waits_for_a_promotion() -> Iterator[None]:
        with hold():
            gate.examine(gate.challenger("two", STRONG))
            yield

    monkeypatch.setattr(elsewhere.place, "promotion", waits_for_a_promotion)
    assert elsewhere.fetch().bundle.manifest.model_version == 2
