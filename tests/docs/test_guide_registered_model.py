"""Registered models and notices in the guide: Python that runs, columns and JSON as they are."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.notices.document import document_of
from tests.docs.page import blocks, code, rows, section, shape
from tests.fakes.change_listener import PROMOTION

ANYWHERE = "A registered version anywhere"


def test_the_first_example_runs_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("mlflow", reason="comes with the extra train")
    from tests.fakes.registered_model import database_of, register_champion

    register_champion(tmp_path)
    program, _ = blocks("python", section(ANYWHERE))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"MLFLOW_TRACKING_URI": database_of(tmp_path), "MLFLOW_DISABLE_TELEMETRY": "true"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "quality" in done.stdout


def test_the_columns_are_those_of_the_signature() -> None:
    pytest.importorskip("mlflow", reason="comes with the extra train")
    from adapters.tracking.pyfunc.model_directory import SIGNATURE

    named = [
        *((each, "in" if each.required else "in, optional") for each in SIGNATURE.inputs.inputs),
        *((each, "out") for each in SIGNATURE.outputs.inputs),
    ]
    documented = [(code(name)[0], direction) for name, direction, _ in rows(section(ANYWHERE))]
    assert documented == [(each.name, direction) for each, direction in named]


def test_the_example_of_a_notice_has_the_keys_of_one() -> None:
    [example] = blocks("text", section("Notices"))
    assert shape(json.loads(example)) == shape(json.loads(document_of(PROMOTION)))
