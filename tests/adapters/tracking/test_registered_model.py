"""A registered version is a model that MLflow loads anywhere, and answers as the service does."""

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError

import mlflow.pyfunc
import pandas as pd
import pytest

from adapters.tracking.pyfunc.model_directory import REQUIREMENTS, write_model
from domain.model.promotion.bundle import Bundle
from entrypoints.bootstrap.training import MODEL_SCRIPT
from tests.adapters.tracking.conftest import MLFLOW_WARNINGS
from tests.fakes.registered_model import (
    CHAMPION,
    TEXTS,
    database_of,
    register_champion,
    served_answers,
)

pytest.importorskip("onnx", reason="comes with the extra train")
pytestmark = pytest.mark.filterwarnings(*MLFLOW_WARNINGS)

ANYWHERE = """
import json, sys
import mlflow.pyfunc
import pandas as pd
model = mlflow.pyfunc.load_model("models:/creative-quality@champion")
answers = model.predict(pd.DataFrame(json.load(sys.stdin), columns=["title", "description"]))
assert not {"domain", "adapters", "entrypoints"} & set(sys.modules)
print(json.dumps(answers.to_dict("records")))
"""


class Registered(NamedTuple):
    place: Path
    bundle: Bundle
    model: Path  # its files, downloaded


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Registered:
    place = tmp_path_factory.mktemp("registered")
    bundle = register_champion(place)
    [model] = (place / "art ifacts").glob("*/artifacts/registered_model")
    return Registered(place, bundle, model)


@pytest.fixture
def model(registered: Registered, tmp_path: Path) -> Path:
    """A copy of the model's files."""
    return Path(shutil.copytree(registered.model, tmp_path / "model"))


def elsewhere(place: Path) -> dict[str, str]:
    """The environment of a machine without this project."""
    without = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MLFLOW_", "CREATIVES_")) and name != "PYTHONPATH"
    }
    own = {
        "MLFLOW_TRACKING_URI": database_of(place),
        "MLFLOW_DISABLE_TELEMETRY": "true",
        # As in an environment that is active: MLflow starts uvicorn by its name.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    return {**without, **own}


def loaded(model: Path) -> mlflow.pyfunc.PyFuncModel:
    return mlflow.pyfunc.load_model(str(model))


def test_another_process_without_this_project_gets_what_predict_answers(
    registered: Registered, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ANYWHERE],
        input=json.dumps(TEXTS),
        env=elsewhere(registered.place),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout.splitlines()[-1])
    assert [each.pop("fault") for each in answers] == [""] * len(TEXTS)
    assert answers == served_answers(registered.bundle, tmp_path / "models")
    assert len({each["confidence"] for each in answers}) > 50
    assert {each["quality"] for each in answers} == {"good", "poor"}
    assert "Traceback" not in done.stderr
    assert "arning" not in done.stderr.replace("SAWarning", "")


def test_the_model_is_served_by_mlflow_itself(registered: Registered, tmp_path: Path) -> None:
    rows = [{"title": title, "description": description} for title, description in TEXTS]
    rows += [{"title": None, "description": "x"}, {"title": "Oak Desk", "description": None}]
    with served(registered.place, tmp_path) as address:
        answers = asked(address, {"dataframe_records": rows})["predictions"]
    assert answers.pop(-2)["confidence"] is None
    assert answers.pop()["fault"] == ""
    assert [each.pop("fault") for each in answers] == [""] * len(TEXTS)
    assert answers == served_answers(registered.bundle, tmp_path / "models")


@contextmanager
def served(place: Path, aside: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = ["-m", "mlflow", "models", "serve", "-m", CHAMPION, "--env-manager", "local"]
    with (aside / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command, "--host", "127.0.0.1", "--port", port],
            env=elsewhere(place),
            cwd=aside,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, process, aside / "serve.log")
        yield address
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _wait_until_it_answers(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 240
    while True:
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/ping", timeout=5).close()
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return


def asked(address: str, body: dict[str, Any]) -> dict[str, Any]:
    request = urllib.request.Request(
        f"{address}/invocations", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        content: dict[str, Any] = json.load(answer)
    return content


def test_the_rows_of_a_table_keep_their_index_and_order(model: Path) -> None:
    table = pd.DataFrame(TEXTS[:3], columns=["title", "description"], index=[7, 7, 2])
    answers = loaded(model).predict(table)
    assert list(answers.columns) == ["quality", "confidence", "truncated", "fault"]
    assert list(answers.index) == [7, 7, 2]
    one_by_one = [loaded(model).predict(table.iloc[[row]]).iloc[0] for row in range(3)]
    assert [list(row) for row in one_by_one] == answers.to_numpy().tolist()


def test_a_row_without_a_title_says_so_and_the_others_are_judged(model: Path) -> None:
    table = pd.DataFrame(
        {"title": ["Oak Desk", None, "Oak Desk"], "description": ["Sturdy.", "x", None]}
    )
    answers = loaded(model).predict(table)
    assert answers["fault"].tolist() == ["", "title must be text that is not blank", ""]
    assert [quality == "" for quality in answers["quality"]] == [False, True, False]
    assert answers["confidence"].isna().tolist() == [False, True, False]


def test_a_description_is_not_needed_and_other_columns_are_not_read(model: Path) -> None:
    titles, predict = pd.DataFrame({"title": ["Oak Desk"]}), loaded(model).predict
    assert predict(titles).equals(predict(titles.assign(description="", price=3.5)))


def test_a_table_without_titles_is_refused_by_name(model: Path) -> None:
    with pytest.raises(mlflow.MlflowException, match="title"):
        loaded(model).predict(pd.DataFrame({"name": ["Oak Desk"]}))


def test_an_empty_table_has_no_answers(model: Path) -> None:
    nothing = pd.DataFrame({"title": [], "description": []}, dtype=object)
    answers = loaded(model).predict(nothing)
    assert list(answers.columns) == ["quality", "confidence", "truncated", "fault"]
    assert len(answers) == 0


def test_a_damaged_bundle_is_not_loaded(model: Path) -> None:
    with (model / "artifacts" / "bundle" / "model.onnx").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(Exception, match=r"model.onnx.* has sha256") as caught:
        loaded(model)
    assert type(caught.value).__name__ == "BundleDamaged"


def test_a_bundle_that_is_gone_is_said_to_be_missing(model: Path) -> None:
    shutil.rmtree(model / "artifacts")
    with pytest.raises(Exception, match="bundle") as caught:
        loaded(model)
    assert type(caught.value).__name__ == "BundleMissing"


def test_nothing_in_the_model_is_pickled(tmp_path: Path) -> None:
    write_model(tmp_path / "model", script=MODEL_SCRIPT, run_id="a", bundle_bytes=1)
    files = [file for file in (tmp_path / "model").rglob("*") if file.is_file()]
    assert {file.suffix for file in files} == {"", ".json", ".py", ".txt", ".yaml"}
    assert [file.name for file in files if not file.suffix] == ["MLmodel"]
    for file in files:
        file.read_text("utf-8")  # a pickle is no text
    assert "python_model:" not in (tmp_path / "model" / "MLmodel").read_text()


def test_the_bundle_lies_among_the_artifacts_once(registered: Registered) -> None:
    found = list((registered.place / "art ifacts").rglob("model.onnx"))
    assert found == [registered.model / "artifacts" / "bundle" / "model.onnx"]


def test_a_second_model_is_loaded_beside_the_first_with_its_own_code(
    model: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(model, tmp_path / "other"))
    [package] = (other / "code").iterdir()
    for file in other.rglob("*.py"):
        text = file.read_text().replace(package.name, "creative_quality_other")
        file.write_text(text.replace('return f"{title', 'return f"Another {title'))
    package.rename(package.with_name("creative_quality_other"))
    table = pd.DataFrame(TEXTS[:9], columns=["title", "description"])
    before = loaded(model).predict(table)
    assert not loaded(other).predict(table).equals(before)
    assert loaded(model).predict(table).equals(before)


def test_the_model_asks_for_what_its_code_imports(tmp_path: Path) -> None:
    write_model(tmp_path / "model", script=MODEL_SCRIPT, run_id="a", bundle_bytes=1)
    imported = {
        name.split(".")[0]
        for file in (tmp_path / "model").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        for name in _names(node)
    }
    [package] = (tmp_path / "model" / "code").iterdir()
    foreign = imported - sys.stdlib_module_names - {package.name}
    assert foreign == {*REQUIREMENTS, "mlflow"}
    lines = (tmp_path / "model" / "requirements.txt").read_text().splitlines()
    assert sorted(line.partition("==")[0] for line in lines) == sorted(foreign)
    assert all(line.partition("==")[2] for line in lines)


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
