"""What wrk measured becomes figures."""

import json
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Response

from entrypoints.benchmarks.serving.errors import LoadGeneratorFailed, ProgramMissing
from entrypoints.benchmarks.serving.wrk import parse, run_wrk
from entrypoints.http.api import create_api
from tests.entrypoints.live_server import live

CHATTER = """Running 3s test @ http://127.0.0.1:8000/predict
  1 threads and 16 connections
"""


def printed(**changed: Any) -> str:
    figures = {"good": 1.5, "offered": 21.5, "failed": 2, "p50": 20.0, "p95": 30.0, "p99": 31.0}
    return f"{CHATTER}figures: {json.dumps({**figures, **changed})}\n"


def test_the_figures_are_read_after_what_wrk_prints_itself() -> None:
    load = parse(printed())
    assert (load.good, load.offered, load.failed) == (1.5, 21.5, 2)
    assert (load.p50, load.p95, load.p99) == (20.0, 30.0, 31.0)


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("", "it printed nothing"),
        (CHATTER, "Running 3s test"),
        (printed(good=0, failed=16), r"no request was answered in time \(16 failed\)"),
    ],
)
def test_no_figures_is_an_error_that_says_why(output: str, reason: str) -> None:
    with pytest.raises(LoadGeneratorFailed, match=reason):
        parse(output)


def test_without_wrk_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramMissing, match="apt-get install wrk"):
        run_wrk("http://127.0.0.1:1/", tmp_path, connections=1, seconds=1)


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
def test_answers_are_counted_by_status_and_the_good_ones_are_timed(tmp_path: Path) -> None:
    bodies = tmp_path / "bodies"
    bodies.write_text("{}\n")
    app, turns = create_api("Every other one", max_body_bytes=1024), count()
    statuses = (200, 503, 500, 200)
    app.add_url_rule(
        "/", view_func=lambda: Response(status=statuses[next(turns) % 4]), methods=["POST"]
    )
    with live(app) as client:
        url = f"http://127.0.0.1:{client.port}/"
        load = run_wrk(url, bodies, connections=1, seconds=1)
        paced = run_wrk(url, bodies, connections=1, seconds=1, pause=0.2)
    assert load.good == pytest.approx(load.offered / 2, rel=0.2)
    assert load.failed == pytest.approx(load.offered / 4, rel=0.2, abs=1)
    assert 0 < load.p50 <= load.p95 <= load.p99 < 1_000
    assert paced.offered <= 6
