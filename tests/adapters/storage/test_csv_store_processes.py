"""The store on disk shared by real processes, some of which are really killed."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from adapters.storage.csv_dataset_store import CsvDatasetStore
from domain.model.data.dataset import DatasetVersion
from tests.fakes.collections import make_collection, make_product, now

ROOT = Path(__file__).parents[3]

WRITER = """
import sys
from pathlib import Path
from adapters.storage.csv_dataset_store import CsvDatasetStore
from tests.fakes.collections import make_collection, make_product, now

store = CsvDatasetStore(Path(sys.argv[1]), lock_timeout=60, clock=now)
for run_key in sys.argv[2:]:
    store.stage(make_collection(make_product(int(run_key))), run_key=run_key)
    store.commit(run_key)
"""

DYING_WRITER = """
import os, signal, sys
from pathlib import Path
from adapters.storage.csv_dataset_store import CsvDatasetStore
from tests.fakes.collections import now
from tests.fakes.failing_disk import fail_at

store = CsvDatasetStore(Path(sys.argv[1]), lock_timeout=60, clock=now)
with fail_at(int(sys.argv[3]), lambda: os.kill(os.getpid(), signal.SIGKILL)):
    store.commit(sys.argv[2])
"""


def start(program: str, *arguments: object) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT)


def run_keys(versions: Sequence[DatasetVersion]) -> list[int]:
    return [int(version.run_key) for version in versions]


def test_two_processes_lose_no_version(tmp_path: Path) -> None:
    own = [range(25), range(25, 50)]
    shared = range(50, 60)
    writers = [start(WRITER, tmp_path, *keys, *shared) for keys in own]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    store = CsvDatasetStore(tmp_path, lock_timeout=1, clock=now)
    keys = run_keys(store.versions())
    assert sorted(keys) == list(range(60))
    for mine in own:
        assert [key for key in keys if key in mine] == list(mine)
    assert len(store.load()) == 60
    assert list((tmp_path / "staging").iterdir()) == []


def test_a_process_killed_at_any_step_of_a_commit_loses_nothing(tmp_path: Path) -> None:
    store = CsvDatasetStore(tmp_path, lock_timeout=10, clock=now)
    committed: list[int] = []
    for step in range(1, 40):
        store.stage(make_collection(make_product(step)), run_key=str(step))
        exit_code = start(DYING_WRITER, tmp_path, step, step).wait(120)
        assert run_keys(store.versions()) in (committed, [*committed, step])
        assert store.commit(str(step)).number == len(committed) + 1
        committed.append(step)
        assert run_keys(store.versions()) == committed
        if exit_code == 0:
            break
    assert exit_code == 0
    assert step > 5
    assert len(store.load()) == len(committed)
