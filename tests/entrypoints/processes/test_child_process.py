"""Children are real processes here, and so are their descendants."""

import os
import signal
import sys
from pathlib import Path
from threading import Timer

import pytest

psutil = pytest.importorskip("psutil", reason="comes with the extra train, as what is tested does")

from entrypoints.processes.child_process import child_process, ending, wait_until  # noqa: E402

SLEEP = "import time; time.sleep(600)"
STUBBORN = (
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    f"print('ignores SIGTERM', flush=True); {SLEEP}"
)
# Starts a process, prints its id as soon as that one ignores SIGTERM, and goes on.
PARENT = """
import subprocess, sys, time
child = subprocess.Popen(
    [sys.executable, "-c", {code!r}], stdout=subprocess.PIPE, **{apart!r}
)
child.stdout.readline()
print(child.pid, flush=True)
{then}
"""


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def said(log: Path) -> str:
    assert wait_until(lambda: log.read_text().endswith("\n"), within=60)
    return log.read_text().strip()


def runs(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_a_child_is_up_inside_and_gone_outside() -> None:
    with child_process(python(SLEEP)) as child:
        assert runs(child.pid)
    assert not psutil.pid_exists(child.pid)
    assert child.wait() == -signal.SIGTERM


def test_a_child_that_refuses_to_end_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with child_process(python(STUBBORN), log=log, stop_seconds=0.5) as child:
        said(log)
    assert child.wait() == -signal.SIGKILL


@pytest.mark.parametrize("apart", [{}, {"process_group": 0}], ids=str)
def test_descendants_that_refuse_to_end_go_with_the_child(
    tmp_path: Path, apart: dict[str, object]
) -> None:
    log = tmp_path / "log"
    parent = PARENT.format(code=STUBBORN, apart=apart, then="time.sleep(600)")
    with child_process(python(parent), log=log):
        descendant = int(said(log))
        assert runs(descendant)
    assert not runs(descendant)


def test_descendants_go_also_when_the_child_has_ended_before_them(tmp_path: Path) -> None:
    log = tmp_path / "log"
    parent = PARENT.format(code=STUBBORN, apart={"process_group": 0}, then="sys.exit(3)")
    with child_process(python(parent), log=log) as child:
        descendant = int(said(log))
        assert child.wait() == 3
        assert runs(descendant)
    assert not runs(descendant)


def test_an_ending_is_said_in_words() -> None:
    with child_process(python("raise SystemExit(3)")) as child:
        assert ending(child.wait()) == "ended with exit code 3"
    with child_process(python(SLEEP)) as child:
        child.kill()
        assert ending(child.wait()) == "was ended by SIGKILL"


def test_a_log_gets_both_outputs_after_what_stands_there(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "log"
    for word in ("first", "second"):
        both = f"import sys; print('{word}'); sys.stdout.flush(); print('!', file=sys.stderr)"
        with child_process(python(both), log=log) as child:
            child.wait()
    assert log.read_text().split() == ["first", "!", "second", "!"]


def test_a_child_has_the_variables_it_is_given_and_no_input(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = "import os, sys; print(os.environ['MARK'], repr(sys.stdin.read()))"
    with child_process(python(code), environment={**os.environ, "MARK": "x"}, log=log) as child:
        child.wait()
    assert log.read_text() == "x ''\n"


def test_an_interrupt_while_waiting_kills_at_once_and_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "log"
    second_ctrl_c = Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012, SIM117 - the inner one is what is left
        with child_process(python(STUBBORN), log=log, stop_seconds=600) as child:
            said(log)
            second_ctrl_c.start()
    assert child.wait() == -signal.SIGKILL
