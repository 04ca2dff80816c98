"""A model registry in memory."""

from collections.abc import Collection, Sequence
from pathlib import Path

from domain.errors.tracking import ModelVersionUnknown, RegisteredBundleMissing, RunNotFound
from domain.model.promotion.registration import RegisteredModel, kept_versions

NAME = "creative-quality"


class FakeModelRegistry:
    """Knows the runs in ``runs``; None stands for a tracker that has every run asked for."""

    def __init__(self, runs: Collection[str] | None = None, *, keep_previous: int = 1) -> None:
        self._runs, self._keep_previous = runs, keep_previous
        self._history: dict[int, RegisteredModel] = {}
        self._bundles: dict[int, dict[str, bytes]] = {}  # of the versions that are still there
        self.descriptions: dict[int, str] = {}
        self._champion: int | None = None
        self._previous: int | None = None

    def champion(self) -> RegisteredModel | None:
        return None if self._champion is None else self._history[self._champion]

    def previous(self) -> RegisteredModel | None:
        return None if self._previous is None else self._history[self._previous]

    def history(self) -> Sequence[RegisteredModel]:
        return list(self._history.values())

    def present(self) -> Sequence[RegisteredModel]:
        return [self._history[version] for version in sorted(self._bundles)]

    def register(
        self, run_id: str, *, accuracy: float, dataset_version: int, bundle: str, description: str
    ) -> RegisteredModel:
        if self._runs is not None and run_id not in self._runs:
            raise RunNotFound(run_id)
        for model in self._history.values():
            if model.run_id == run_id:
                return model
        version = len(self._history) + 1
        self._bundles[version] = {path.name: path.read_bytes() for path in Path(bundle).iterdir()}
        self.descriptions[version] = description
        self._history[version] = RegisteredModel(
            version=version, run_id=run_id, accuracy=accuracy, dataset_version=dataset_version
        )
        return self._history[version]

    def promote(self, version: int) -> None:
        self._check_present(version)
        if version != self._champion:
            self._previous = self._champion if self._champion is not None else self._previous
            self._champion = version
        kept = kept_versions(self._bundles, version, self._previous, keep=self._keep_previous)
        for other in set(self._bundles) - kept:
            del self._bundles[other]

    def reinstate(self, champion: int, previous: int | None) -> None:
        for version in (champion, previous):
            if version is not None:
                self._check_present(version)
        self._champion, self._previous = champion, previous

    def fetch_bundle(self, version: int, *, output: str) -> str:
        self._check_present(version)
        if not self._bundles[version]:
            raise RegisteredBundleMissing(NAME, version)
        Path(output).mkdir(parents=True, exist_ok=True)
        for name, content in self._bundles[version].items():
            (Path(output) / name).write_bytes(content)
        return output

    def lose_aliases(self) -> None:
        """Remove the aliases, as editing the registry by hand can."""
        self._champion = self._previous = None

    def lose_bundle(self, version: int) -> None:
        """Remove the bundle, as clearing the artifact store would."""
        self._bundles[version] = {}

    def damage_bundle(self, version: int) -> None:
        """Change a file of the bundle, as a faulty disk would."""
        self._bundles[version] = dict.fromkeys(self._bundles[version], b"{}")

    def delete(self, version: int) -> None:
        del self._bundles[version]

    def _check_present(self, version: int) -> None:
        if version not in self._bundles:
            raise ModelVersionUnknown(NAME, version)
