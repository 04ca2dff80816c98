"""The champion of real cycles, loaded by MLflow in a process that does not have this project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from tests.fakes.registered_model import TEXTS, served_answers

PROGRAM = """
import json, sys
import mlflow.pyfunc
import pandas as pd
model = mlflow.pyfunc.load_model("models:/creative-quality@champion")
answers = model.predict(pd.DataFrame(json.load(sys.stdin), columns=["title", "description"]))
print(json.dumps(answers.drop(columns="fault").to_dict("records")))
"""


@pytest.mark.timeout(1_200)
def test_the_champion_answers_anywhere_as_the_service_does(
    two_cycles: str, environment: dict[str, str], workplace: Path, tmp_path: Path
) -> None:
    assert two_cycles
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(TEXTS),
        env={
            "MLFLOW_TRACKING_URI": environment["CREATIVES_TRACKING__URI"],
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "PATH": os.environ["PATH"],
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    champion = BundleDirectory(workplace / "models").served()
    assert champion is not None
    assert json.loads(done.stdout) == served_answers(champion, tmp_path / "models")
