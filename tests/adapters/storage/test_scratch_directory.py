"""A directory of a process's own: gone at its end, and soon after a kill."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.storage.scratch_directory import remove_abandoned, scratch_directory

REPOSITORY = Path(__file__).parents[3]
PREFIX = ".rollback-"
FILL_AND_WAIT = """
import sys
from pathlib import Path
from adapters.storage.scratch_directory import scratch_directory

with scratch_directory(Path(sys.argv[1]), sys.argv[2]) as place:
    Path(place, "model.onnx").write_text("half of it")
    print(place, flush=True)
    sys.stdin.read()
"""


def filling(parent: Path) -> tuple["subprocess.Popen[str]", Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", FILL_AND_WAIT, str(parent), PREFIX],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_it_is_there_for_the_block_alone(tmp_path: Path) -> None:
    with scratch_directory(tmp_path / "runs", PREFIX) as place:
        assert Path(place).parent == tmp_path / "runs"
        Path(place, "version-1").mkdir()
    assert not Path(place).exists()


def test_an_error_removes_it_too(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), scratch_directory(tmp_path, PREFIX) as place:
        raise RuntimeError
    assert not Path(place).exists()


def test_what_a_killed_process_left_is_removed_and_what_is_in_use_stays(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    killed, left = filling(runs)
    living, used = filling(runs)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert left.exists()
    kept = runs / "rollback-12345678"  # the directory of a run whose key is "rollback"
    kept.mkdir()
    with scratch_directory(runs, PREFIX) as own:
        assert {place.name for place in runs.glob(f"{PREFIX}*")} == {used.name, Path(own).name}
    assert (used / "model.onnx").exists()
    living.communicate("")
    assert not used.exists()
    assert kept.exists()


def test_remains_can_be_removed_alone(tmp_path: Path) -> None:
    remove_abandoned(tmp_path / "no runs yet", PREFIX)
    assert not (tmp_path / "no runs yet").exists()
    left = tmp_path / f"{PREFIX}abc"
    (left / "version-1").mkdir(parents=True)
    remove_abandoned(tmp_path, PREFIX)
    assert not left.exists()
