"""The last net of every command line: an error of the system is one line and an exit code."""

import errno
import os

import pytest

from entrypoints.cli import FAILED, run


def refuse_to_write() -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "out/report.html")


def use_every_descriptor() -> None:
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def lose_a_bug() -> None:
    raise OSError("no number and no file")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (refuse_to_write, "may not use out/report.html as is needed"),
        (use_every_descriptor, "no file descriptor is left"),
    ],
)
def test_what_the_system_refuses_is_explained(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: object,
    said: str,
) -> None:
    monkeypatch.setattr("sys.argv", ["command"])
    with pytest.raises(SystemExit) as left:
        run(command)  # type: ignore[arg-type]
    assert left.value.code == FAILED
    (line,) = capsys.readouterr().err.strip().splitlines()
    assert line.startswith("error: ")
    assert said in line


def test_an_error_that_nobody_expected_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["command"])
    with pytest.raises(OSError, match="no number"):
        run(lose_a_bug)
