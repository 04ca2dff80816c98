"""The weights in the directories that runs work in."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ValidationError

from adapters.files.storage_faults import storage_faults_explained
from domain.model.promotion.bundle import MODEL_FILE
from domain.model.promotion.retention import StoredWeights

_RECORD = "training.json"
_FETCHED = "champion"  # a copy of the bundle that the run was compared with
_WEIGHTS = ("model/model.safetensors", f"bundle/{MODEL_FILE}")


class _Record(BaseModel):
    run_id: str


class RunDirectories:
    """Implements ``WeightStore``."""

    def __init__(self, runs: Path) -> None:
        self._runs = runs

    def stored(self) -> Sequence[StoredWeights]:
        with storage_faults_explained(self._runs):
            # A rollback's downloads begin with a dot and look after themselves.
            return [
                StoredWeights(
                    place=str(run),
                    run_id=_run_of(run),
                    made_at=datetime.fromtimestamp(run.stat().st_mtime, UTC),
                )
                for run in sorted(self._runs.glob("[!.]*"))
                if run.is_dir() and any(_parts(run))
            ]

    def size(self, weights: StoredWeights) -> int:
        files = (file for part in _parts(Path(weights.place)) for file in _files(part))
        return sum(file.stat().st_size for file in files)

    def remove(self, weights: StoredWeights) -> None:
        for part in _parts(Path(weights.place)):
            with storage_faults_explained(part):
                shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)


def _parts(run: Path) -> Iterator[Path]:
    """Files and directories that go, of those that are there."""
    yield from (run / name for name in _WEIGHTS if (run / name).is_file())
    if (run / _FETCHED).is_dir():
        yield run / _FETCHED
    # What a training or an export that was killed wrote aside: ".model-…", ".bundle-…".
    yield from (place for place in run.glob(".*-*") if place.is_dir())


def _files(part: Path) -> Iterator[Path]:
    yield from (file for file in part.rglob("*") if file.is_file()) if part.is_dir() else [part]


def _run_of(run: Path) -> str | None:
    try:
        return _Record.model_validate_json((run / _RECORD).read_bytes()).run_id
    except (FileNotFoundError, ValidationError):
        return None
