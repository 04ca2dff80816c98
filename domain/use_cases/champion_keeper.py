"""The champion in the registry and the bundle that is served: kept in agreement."""

from contextlib import suppress
from dataclasses import dataclass, replace

from domain.errors import BundleDamaged, BundleMissing, ChampionUnavailable, ModelVersionUnknown
from domain.model.bundle import Bundle
from domain.model.registration import RegisteredModel
from domain.ports.bundle_store import BundleStore
from domain.ports.model_registry import ModelRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class ChampionKeeper:
    """The registry's alias is the truth, the served bundle follows it.

    Attributes:
        downloads: directory for bundles that have to be fetched from the registry.
    """

    bundles: BundleStore
    registry: ModelRegistry
    downloads: str

    def mend_alias(self) -> None:
        """A registry that lost its aliases: what is served is the champion, when it is there."""
        if self.registry.champion() is not None:
            return
        served = self._served()
        if served is None:
            return
        for model in self.registry.history():
            if (model.version, model.run_id) == _name(served):
                with suppress(ModelVersionUnknown):  # it was deleted, so there is no champion
                    self.registry.promote(model.version)

    def opponent(self, run_id: str) -> RegisteredModel | None:
        """Whom a challenger is compared with: the champion, or the one before when it is itself."""
        champion = self.registry.champion()
        if champion is not None and champion.run_id == run_id:
            return self.registry.previous()
        return champion

    def bundle_of(self, model: RegisteredModel) -> Bundle:
        """The served bundle when it is this model's and whole, else the registry's copy.

        Raises:
            ChampionUnavailable: neither is there and whole.
        """
        served = self._served()
        if served is not None and served.manifest.run_id == model.run_id:
            return served
        location = f"{self.downloads}/version-{model.version}"
        try:
            return self.bundles.open(self.registry.fetch_bundle(model.version, output=location))
        except (BundleMissing, BundleDamaged, ModelVersionUnknown) as error:
            raise ChampionUnavailable(model.version, str(error)) from error

    def serve(self, champion: RegisteredModel, bundle: Bundle, *, beats_baseline: bool) -> None:
        """Publish the champion's bundle unless it is served; remove those of removed versions."""
        served = self._served()
        if served is None or _name(served) != (champion.version, champion.run_id):
            manifest = replace(
                bundle.manifest, model_version=champion.version, beats_baseline=beats_baseline
            )
            self.bundles.publish(bundle, manifest)
        self.bundles.keep_only({model.version for model in self.registry.present()})

    def _served(self) -> Bundle | None:
        try:
            return self.bundles.served()
        except BundleDamaged:
            return None  # the registry has a whole copy, and publishing it mends the damage


def _name(bundle: Bundle) -> tuple[int | None, str]:
    """Both are needed: a registry that was set up anew counts versions from 1 again."""
    return bundle.manifest.model_version, bundle.manifest.run_id
