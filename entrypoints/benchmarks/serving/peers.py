"""What a user would pick instead of our service, and how each is started and asked."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from entrypoints.benchmarks.serving.server import HOST
from entrypoints.benchmarks.serving.texts import Question
from entrypoints.processes.errors import ServiceNotStarted

MLFLOW, TORCH, BENTOML, LITSERVE = "mlflow serve", "torch in Flask", "BentoML", "LitServe"
ONNX_PEERS = (BENTOML, LITSERVE)


def _product(question: Question) -> str:
    return json.dumps({"title": question.title, "description": question.description})


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another server of the same model.

    Args:
        name: for people.
        command: that serves on a port.
        probe: path that answers 200 when it is ready.
        path: to ask.
        body: a question as it takes it.
        variables: of its environment.
        prepare: to be called before it is started.
    """

    name: str
    command: Callable[[int], Sequence[str]]
    probe: str
    path: str = "/predict"
    body: Callable[[Question], str] = field(default=_product)
    variables: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = field(default=lambda: None)


def torch_peers(programs: Path, model: Path, directory: Path) -> list[Peer]:
    """Of the trained model, with this interpreter.

    Args:
        programs: directory of the peers' programs.
        model: directory of the trained model.
        directory: for what MLflow makes of it.
    """
    saved = directory / "mlflow_model"
    return [
        Peer(
            name=MLFLOW,
            command=lambda port: [
                *(sys.executable, "-m", "mlflow", "models", "serve", "--env-manager", "local"),
                *("--model-uri", str(saved), "--host", HOST, "--port", str(port)),
            ],
            probe="/ping",
            path="/invocations",
            body=lambda question: json.dumps({"inputs": [question.text]}),
            prepare=lambda: _save_mlflow_model(programs, model, saved),
        ),
        Peer(
            name=TORCH,
            command=lambda port: [
                *(sys.executable, str(programs / "torch_flask.py"), str(model), str(port))
            ],
            probe="/health",
        ),
    ]


def onnx_peers(programs: Path, python: Path, bundle: Path, directory: Path) -> list[Peer]:
    """Of the bundle's model.

    Args:
        programs: directory of the peers' programs.
        python: interpreter that has them installed.
        bundle: directory.
        directory: for what BentoML keeps.
    """
    variables = {
        "BUNDLE": str(bundle.resolve()),
        "BENTOML_HOME": str(directory / "bentoml"),
        "BENTOML_DO_NOT_TRACK": "True",
    }
    return [
        Peer(
            name=BENTOML,
            command=lambda port: [
                *(str(python), "-m", "bentoml", "serve", "bentoml_service:Quality"),
                *("--working-dir", str(programs), "--host", HOST, "--port", str(port)),
            ],
            probe="/readyz",
            variables=variables,
        ),
        Peer(
            name=LITSERVE,
            command=lambda port: [str(python), str(programs / "litserve_server.py"), str(port)],
            probe="/health",
            variables=variables,
        ),
    ]


def _save_mlflow_model(programs: Path, model: Path, saved: Path) -> None:
    program = programs / "save_mlflow_model.py"
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, str(program), str(model), str(saved)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ServiceNotStarted(MLFLOW, f"the model could not be saved: {done.stderr[-1000:]}")
