"""An experiment tracker in memory, which tests can read back."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from domain.errors.base import InvalidValue
from domain.errors.tracking import RunNotFound, RunParametersChanged
from domain.model.data.dataset import Dataset
from domain.model.training.config import EpochMetrics
from domain.ports.experiment_tracker import TrackedRun


@dataclass(kw_only=True)
class RecordedRun:
    """What a run holds; metrics are the latest values, artifacts maps path -> content."""

    status: str = "RUNNING"
    params: dict[str, str] = field(default_factory=dict)
    metrics: dict[str, float] = field(default_factory=dict)
    epochs: dict[int, float] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    datasets: list[dict[str, object]] = field(default_factory=list)
    artifacts: dict[str, bytes] = field(default_factory=dict)


class FakeTrackedRun:
    def __init__(self, run_id: str, recorded: RecordedRun) -> None:
        self._run_id, self._recorded = run_id, recorded

    @property
    def run_id(self) -> str:
        return self._run_id

    def log_params(self, params: Mapping[str, object]) -> None:
        known = self._recorded.params
        for name, value in params.items():
            if known.get(name, str(value)) != str(value):
                raise RunParametersChanged(self._run_id, name, known[name], str(value))
        known.update({name: str(value) for name, value in params.items()})

    def log_dataset(self, dataset: Dataset) -> None:
        described = {
            "version": dataset.version.number,
            "rows": len(dataset),
            "digest": dataset.digest,
        }
        if described not in self._recorded.datasets:
            self._recorded.datasets.append(described)

    def log_epoch(self, metrics: EpochMetrics) -> None:
        self._recorded.epochs[metrics.epoch] = metrics.accuracy
        self._recorded.metrics.update(
            training_loss=metrics.training_loss,
            validation_loss=metrics.validation_loss,
            accuracy=metrics.accuracy,
        )

    def log_metrics(self, metrics: Mapping[str, float]) -> None:
        self._recorded.metrics.update(metrics)

    def log_tags(self, tags: Mapping[str, str]) -> None:
        self._recorded.tags.update(tags)

    def log_artifacts(self, directory: str, *, under: str) -> None:
        root = Path(directory)
        for path in (path for path in root.rglob("*") if path.is_file()):
            name = f"{under}/{path.relative_to(root).as_posix()}"
            self._recorded.artifacts[name] = path.read_bytes()

    def log_text(self, text: str, file: str) -> None:
        self._recorded.artifacts[file] = text.encode()


class FakeExperimentTracker:
    """``runs`` holds every run by its id; ``read`` gives one."""

    def __init__(self) -> None:
        self.runs: dict[str, RecordedRun] = {}
        self._ids: dict[str, str] = {}

    def check(self) -> None:
        return

    @contextmanager
    def run(self, run_key: str) -> Iterator[TrackedRun]:
        if not run_key.strip() or {"'", '"'} <= set(run_key):
            raise InvalidValue("run key", run_key, "not blank and without both kinds of quotes")
        run_id = self._ids.setdefault(run_key, f"run{len(self._ids) + 1}")
        recorded = self.runs.setdefault(run_id, RecordedRun())
        recorded.status = "RUNNING"
        try:
            yield FakeTrackedRun(run_id, recorded)
        except Exception:
            recorded.status = "FAILED"
            raise
        except BaseException:
            recorded.status = "KILLED"
            raise
        recorded.status = "FINISHED"

    def finish(self, run_id: str) -> bool:
        before, self.read(run_id).status = self.read(run_id).status, "FINISHED"
        return before != "FINISHED"

    def resume(self, run_id: str) -> TrackedRun:
        return FakeTrackedRun(run_id, self.read(run_id))

    def read(self, run_id: str) -> RecordedRun:
        if run_id not in self.runs:
            raise RunNotFound(run_id)
        return self.runs[run_id]
