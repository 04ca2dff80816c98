"""The log of the service as a process: stopped, killed, rotated, and set up wrongly."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.inference_log.file_names import LINES, OPEN
from adapters.storage.bundle_directory import BundleDirectory
from tests.entrypoints.live_server import Client
from tests.fakes.tiny_bundle import write_tiny_bundle

ROOT = Path(__file__).parents[2]
LOG = "answers"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A directory with a model to serve."""
    bundle = write_tiny_bundle(tmp_path / "bundle", created_at="2026-01-02T03:04:05+00:00")
    manifest = replace(bundle.manifest, model_version=1)
    BundleDirectory(tmp_path / "models").publish(bundle, manifest)
    return tmp_path


def environment(**settings: str) -> dict[str, str]:
    others = {name: each for name, each in os.environ.items() if not name.startswith("CREATIVES_")}
    named = {f"CREATIVES_INFERENCE_LOG__{name}": each for name, each in settings.items()}
    return {
        **others,
        "PYTHONPATH": str(ROOT),
        "CREATIVES_LOGGING__FORMAT": "json",
        "CREATIVES_INFERENCE__DRAIN_GRACE_SECONDS": "0",
        "CREATIVES_INFERENCE_LOG__DIRECTORY": LOG,
        **named,
    }


COMMAND = [sys.executable, "-m", "entrypoints.inference_app", "--port", "0"]


@contextmanager
def running(place: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    with subprocess.Popen(
        COMMAND,
        cwd=place,
        env=environment(TEXT="plain", **settings),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        try:
            pattern = re.compile(r"listening on http://([\d.]+):(\d+)")
            found = next(match for line in process.stderr if (match := pattern.search(line)))
            client = Client(found[1], int(found[2]))
            eventually(lambda: client.get("/ready").status == 200)
            yield process, client
        finally:
            process.kill()


def eventually(holds: object) -> None:
    ends = time.monotonic() + 60
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < ends
        time.sleep(0.02)


def ask(client: Client, count: int) -> None:
    for number in range(count):
        body = {"title": f"Lamp {number}", "description": "Dims in five steps."}
        assert client.post("/predict", body).status == 200


def titles(place: Path) -> list[str]:
    lines = [
        json.loads(line)
        for path in sorted((place / LOG).iterdir())
        for line in path.read_text().splitlines()
    ]
    return [line["text"].partition(".")[0] for line in lines]


def endings(place: Path) -> list[str]:
    return sorted("." + path.name.split(".", 2)[2] for path in (place / LOG).iterdir())


def test_a_stop_writes_what_waits_and_finishes_the_file(place: Path) -> None:
    with running(place) as (process, client):
        ask(client, 10)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert endings(place) == [LINES]
    assert titles(place) == [f"Lamp {number}" for number in range(10)]


def test_a_kill_loses_no_line_that_was_written_and_the_next_start_finishes_the_file(
    place: Path,
) -> None:
    with running(place) as (process, client):
        ask(client, 5)
        eventually(lambda: len(titles(place)) == 5)
        process.kill()
        process.communicate(timeout=60)
    assert endings(place) == [OPEN]
    with running(place):
        assert endings(place) == [LINES, OPEN]
    assert titles(place) == [f"Lamp {number}" for number in range(5)]


def test_a_signal_finishes_the_file(place: Path) -> None:
    with running(place) as (process, client):
        ask(client, 1)
        eventually(lambda: titles(place) == ["Lamp 0"])
        process.send_signal(signal.SIGHUP)
        # Another one may come before it is obeyed: only the next line tells.
        eventually(lambda: ask(client, 1) or LINES in endings(place))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "text hashed needs key"),
        ({"KEY": "short"}, "inference_log.key"),
        ({"TEXT": "plain", "DIRECTORY": "a-file/log"}, "inference_log.directory"),
        ({"TEXT": "plain", "SHARE": "1.5"}, "inference_log.share"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_said(
    tmp_path: Path, settings: dict[str, str], words: str
) -> None:
    (tmp_path / "a-file").write_text("")
    ended = subprocess.run(
        COMMAND,
        cwd=tmp_path,
        env=environment(**settings),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_parquet_without_pyarrow_stops_the_start_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('no such package here')\n")
    ended = subprocess.run(
        COMMAND,
        cwd=tmp_path,
        env={**environment(TEXT="plain", FORMAT="parquet"), "PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "inference_log.format" in ended.stderr
    assert "pyarrow" in ended.stderr
    assert "Traceback" not in ended.stderr
