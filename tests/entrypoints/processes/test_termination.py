"""How a program ends, with threads in native code and with lines that are not written yet."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# A thread that would hold the process for a minute, as one that loads a model.
THREAD = """
import logging, os, signal, sys, threading, time
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.termination import (
    end_on_sigterm_while_importing, ending_without_threads, interruptible_again, leaving_on_sigterm
)
from entrypoints.settings.sections import LoggingSettings
configure_logging(LoggingSettings(), in_background=True)
threading.Thread(target=time.sleep, args=(60,)).start()
"""


def ended(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", THREAD + code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("pass", 0),
        ("sys.exit(143)", 143),
        ("sys.exit()", 0),
        ("sys.exit('words')", 1),
        ("raise KeyboardInterrupt", 130),
    ],
)
def test_no_thread_is_waited_for_and_lines_are_written(body: str, code: int) -> None:
    process = ended(
        f"with ending_without_threads():\n    logging.warning('the last words')\n    {body}"
    )
    assert process.returncode == code
    assert "the last words" in process.stderr


def test_an_end_inside_is_kept_through_the_handlers_of_scripts() -> None:
    process = ended(
        "with leaving_on_sigterm(), ending_without_threads():\n"
        "    signal.raise_signal(signal.SIGTERM)"
    )
    assert process.returncode == 128 + signal.SIGTERM


def test_while_importing_a_stop_ends_at_once_and_a_rotation_does_not() -> None:
    process = ended(
        "end_on_sigterm_while_importing()\n"
        "signal.raise_signal(signal.SIGUSR1)\n"
        "print('still here', flush=True)\n"
        "try:\n    signal.raise_signal(signal.SIGTERM)\nfinally:\n    print('not here')"
    )
    assert (process.returncode, process.stdout) == (143, "still here\n")


def test_while_importing_ctrl_c_ends_without_a_traceback_and_later_in_the_usual_way() -> None:
    begin = "end_on_sigterm_while_importing()\n"
    interrupt = "try:\n    signal.raise_signal(signal.SIGINT)\nexcept KeyboardInterrupt:\n"
    early = ended(f"{begin}{interrupt}    print('not here')")
    assert (early.returncode, early.stdout, early.stderr) == (130, "", "")
    later = ended(
        f"{begin}interruptible_again()\n{interrupt}    print('caught', flush=True)\n    os._exit(0)"
    )
    assert (later.returncode, later.stdout) == (0, "caught\n")


def test_an_ignored_ctrl_c_stays_ignored_as_of_a_program_in_the_background() -> None:
    process = ended(
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "end_on_sigterm_while_importing()\ninterruptible_again()\n"
        "signal.raise_signal(signal.SIGINT)\nprint('still here', flush=True)\nos._exit(0)"
    )
    assert (process.returncode, process.stdout) == (0, "still here\n")
