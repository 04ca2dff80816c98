"""A command: no shell, JSON on standard input, killed in time with all that it started."""

import os
import sys
import time
from pathlib import Path

import pytest

from adapters.notices.attempts import Attempts
from adapters.notices.command import Command
from domain.errors.promotion import NoticeUndelivered
from tests.fakes.change_listener import PROMOTION


def python(program: str, *arguments: str, attempts: Attempts, timeout: float = 20) -> Command:
    command = [sys.executable, "-c", program, *arguments]
    return Command(command, timeout=timeout, attempts=attempts)


def test_arguments_are_taken_as_they_are(attempts: Attempts) -> None:
    said = python("import sys; print(sys.argv[1])", "$HOME; *", attempts=attempts)(PROMOTION)
    assert said == "exit code 0; it printed: $HOME; *"


def test_a_program_that_reads_nothing_is_fine(attempts: Attempts) -> None:
    assert python("pass", attempts=attempts)(PROMOTION) == "exit code 0"


def test_a_failure_is_tried_again_and_tells_what_was_printed(
    attempts: Attempts, tmp_path: Path
) -> None:
    program = "import sys; open(sys.argv[1], 'a').write('x'); print('no'); sys.exit(3)"
    file = tmp_path / "calls"
    with pytest.raises(NoticeUndelivered, match="asked 3 times: exit code 3; it printed: no;"):
        python(program, str(file), attempts=attempts)(PROMOTION)
    assert file.read_text() == "xxx"


def test_only_the_last_of_much_output_is_kept(attempts: Attempts) -> None:
    said = python("print('a' * 1_000_000, 'end')", attempts=attempts)(PROMOTION)
    assert said.endswith("a end")
    assert len(said) < 2_100


@pytest.mark.parametrize("name", ["/nowhere/program", "nul\0"])
def test_a_program_that_cannot_be_started_is_tried_once(attempts: Attempts, name: str) -> None:
    with pytest.raises(NoticeUndelivered, match="asked once: it cannot be started"):
        Command([name], timeout=5, attempts=attempts)(PROMOTION)


def test_a_program_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    program = (
        "import os, subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open(sys.argv[1], 'w').write(f'{os.getpid()} {child.pid}')\n"
        "time.sleep(600)"
    )
    file = tmp_path / "pids"
    once = Attempts(total=60, count=1, backoff=1)
    with pytest.raises(NoticeUndelivered, match="it was killed after 3 s"):
        python(program, str(file), attempts=once, timeout=3)(PROMOTION)
    for pid in map(int, file.read_text().split()):
        _wait_until_gone(pid)


def _wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 30
    while _runs(pid):
        assert time.monotonic() < deadline, "it still runs"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    """A zombie that its new parent has not reaped does not run."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"
