"""Bring the registry's champion to a place that no retraining publishes to.

The registry's alias ``champion`` is the truth and is only read. What is there is looked at first,
so that fetching again costs a question and no download.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from domain.errors.promotion import BundleDamaged, BundleMissing, ChampionUnavailable, NoChampion
from domain.errors.tracking import ModelVersionUnknown, RegisteredBundleMissing
from domain.model.promotion.bundle import MANIFEST_FILE, Bundle
from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import manifest_to_serve
from domain.ports.bundle_store import BundlePlace
from domain.ports.decision_log import DecisionLog
from domain.ports.model_registry import ModelRegistry
from domain.use_cases.promote.champion_deployment import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedChampion:
    """The champion as it lies in its place now.

    Attributes:
        fetched: whether it was fetched by this call; False: it was there already, whole.
    """

    bundle: Bundle
    fetched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchChampion:
    """Makes a place hold the champion.

    Attributes:
        downloads: a directory for as long as the block, for what is fetched.
    """

    registry: ModelRegistry
    log: DecisionLog
    place: BundlePlace
    downloads: Callable[[], AbstractContextManager[str]]

    def __call__(self) -> FetchedChampion:
        """Fetch the champion where it is not there; a damaged bundle is replaced.

        Raises:
            NoChampion: nothing was ever promoted.
            ChampionUnavailable: its bundle is gone, not whole, or another run's.
            InvalidValue: the place cannot be one.
            StoreBusy: another process publishes there for too long.
            StorageFull: what was there still is.
        """
        return self._there(self._champion()) or self._fetch()

    def _fetch(self) -> FetchedChampion:
        with self.place.promotion():
            champion = self._champion()  # another may have been promoted, and published, meanwhile
            if there := self._there(champion):
                return there
            with self.downloads() as directory:
                bundle = self._downloaded(champion, directory)
                manifest = manifest_to_serve(bundle.manifest, champion, self.log.entries())
                return FetchedChampion(bundle=self.place.publish(bundle, manifest), fetched=True)

    def _champion(self) -> RegisteredModel:
        champion = self.registry.champion()
        if champion is None:
            raise NoChampion
        return champion

    def _there(self, champion: RegisteredModel) -> FetchedChampion | None:
        try:
            bundle = self.place.served()
        except BundleDamaged:
            return None
        if bundle is None or name_of(bundle) != (champion.version, champion.run_id):
            return None
        return FetchedChampion(bundle=bundle, fetched=False)

    def _downloaded(self, champion: RegisteredModel, directory: str) -> Bundle:
        place = f"{directory}/version-{champion.version}"
        try:
            bundle = self.place.open(self.registry.fetch_bundle(champion.version, output=place))
        except BundleDamaged as error:
            reason = f"in the registry's copy of its bundle {error.file} {error.reason}"
            raise ChampionUnavailable(champion.version, reason) from error
        except BundleMissing as error:
            reason = f"the registry's copy of its bundle has no {MANIFEST_FILE}"
            raise ChampionUnavailable(champion.version, reason) from error
        except (ModelVersionUnknown, RegisteredBundleMissing) as error:
            raise ChampionUnavailable(champion.version, str(error)) from error
        if bundle.manifest.run_id != champion.run_id:
            reason = f"the registry's copy of its bundle is of run {bundle.manifest.run_id}"
            raise ChampionUnavailable(champion.version, reason)
        return bundle
