"""A real run that is killed at random places and gone on with: the file of an uninterrupted one."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.fakes.creative_run import products

ROOT = Path(__file__).parents[3]
PRODUCTS = 400
PROCESSES = "2"


def start(source: Path, target: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.creative_run", source, target, PROCESSES, *options],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(source: Path, target: Path, *options: str) -> None:
    process = start(source, target, *options)
    assert process.communicate(timeout=300)[1] == ""
    assert process.returncode == 0


def chunks_in(target: Path) -> int:
    """Chunks in the journal, below its two first lines."""
    journal = target.with_name(f"{target.name}.unfinished") / "journal"
    try:
        return max(len(journal.read_bytes().splitlines()) - 2, 0)
    except FileNotFoundError:
        return 0


def wait_for(process: "subprocess.Popen[str]", target: Path, chunks: int) -> None:
    """Until it has added so many, or the run is over."""
    before = chunks_in(target)
    while process.poll() is None and chunks_in(target) < before + chunks:
        time.sleep(0.005)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    directory = tmp_path_factory.mktemp("whole")
    source = products(directory / "desks.json", PRODUCTS, bad=range(0, PRODUCTS, 70))
    run(source, directory / "out.csv")
    return source, directory / "out.csv"


def same(target: Path, whole: Path) -> bool:
    return all(
        target.with_suffix(end).read_bytes() == whole.with_suffix(end).read_bytes()
        for end in (".csv", ".rejected.csv")
    )


@pytest.mark.parametrize("seed", range(2))
def test_a_run_that_was_killed_again_and_again_ends_with_the_same_bytes(
    tmp_path: Path, whole: tuple[Path, Path], seed: int
) -> None:
    source, finished = whole
    target, draws, killed = tmp_path / "out.csv", random.Random(seed), 0
    for _ in range(3):
        process = start(source, target, "--resume")
        wait_for(process, target, draws.randint(0, 4))
        time.sleep(draws.random() / 20)
        if process.poll() is None:
            process.kill()
            killed += 1
        process.communicate(timeout=60)
        assert not target.exists() or same(target, finished)
    run(source, target, "--resume")
    assert killed
    assert same(target, finished)
    assert {path.name for path in tmp_path.iterdir()} == {"out.csv", "out.rejected.csv"}


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_what_is_needed_and_says_so(
    tmp_path: Path, whole: tuple[Path, Path], sign: signal.Signals
) -> None:
    source, finished = whole
    target = tmp_path / "out.csv"
    target.write_text("before")
    process = start(source, target)
    wait_for(process, target, 3)
    os.killpg(process.pid, sign) if sign is signal.SIGINT else process.terminate()
    said = process.communicate(timeout=60)[1]
    assert process.returncode != 0
    assert "--resume goes on from there" in said
    assert said.count("Traceback") == (sign is signal.SIGINT)  # no process but the first says it
    assert target.read_text() == "before"
    run(source, target, "--resume")
    assert same(target, finished)


def test_processes_end_with_the_one_that_started_them(
    tmp_path: Path, whole: tuple[Path, Path]
) -> None:
    source, _ = whole
    process = start(source, tmp_path / "out.csv")
    wait_for(process, tmp_path / "out.csv", 1)
    process.kill()
    process.communicate(timeout=60)  # its children hold the other end of its standard error
    deadline = time.monotonic() + 60
    while _runs_in(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _runs_in(process.pid) == []


def test_a_process_that_is_lost_is_told_and_the_run_gone_on_with(
    tmp_path: Path, whole: tuple[Path, Path]
) -> None:
    source, finished = whole
    target = tmp_path / "out.csv"
    process = start(source, target)
    wait_for(process, target, 2)
    os.kill(max(_runs_in(process.pid)), signal.SIGKILL)  # the one that was started last
    said = process.communicate(timeout=60)[1]
    assert "WorkerLost: a process that shared the work was ended" in said
    assert "--resume goes on from there" in said
    run(source, target, "--resume")
    assert same(target, finished)


def _runs_in(session: int) -> list[int]:
    """Processes of a session that are no zombies."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, owner = (each / "stat").read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(owner) == session and state != "Z":
            found.append(int(each.name))
    return found
