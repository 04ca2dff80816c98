"""scripts/history.py and scripts/rollback.py as people call them: wrong options, no decision."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy", reason="comes with the extra train, as what is tested does")

from domain.errors.base import InvalidValue
from entrypoints import cli

ROOT = Path(__file__).parents[3]


def call(place: Path, script: str, *options: str) -> "subprocess.CompletedProcess[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CREATIVES_")}
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), *options],
        cwd=place,
        env={**environment, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("script", "options", "said"),
    [
        ("rollback.py", (), "--why"),
        ("rollback.py", ("--why", "x", "--to", "0"), "--to"),
        ("rollback.py", ("--why", "x", "--to", "one"), "--to"),
        ("rollback.py", ("--why", "x", "--until", "1"), "--until"),
        ("history.py", ("--last", "0"), "--last"),
        ("history.py", ("everything",), "everything"),
    ],
)
def test_wrong_options_are_wrong_usage(
    tmp_path: Path, script: str, options: tuple[str, ...], said: str
) -> None:
    done = call(tmp_path, script, *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_history_of_nothing_says_so_and_creates_nothing(tmp_path: Path) -> None:
    done = call(tmp_path, "history.py")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert "No decision so far" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [("--why", "x"), ("--why", "x", "--to", "3", "--who", "ada")])
def test_without_a_champion_nothing_is_rolled_back_nor_created(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = call(tmp_path, "rollback.py", *options)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("error: there is no champion yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [KeyError("uid not found"), OSError("no username")])
def test_without_a_login_name_one_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def nameless() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nameless)
    with pytest.raises(InvalidValue, match="--who must be given"):
        cli.login_name()
