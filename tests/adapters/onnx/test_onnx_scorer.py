"""OnnxScorer: its numbers, its damages, and what it does not import."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper
from tokenizers import Tokenizer

from adapters.onnx.onnx_scorer import OnnxScorer, load_scorer, load_tokenizer
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import CALIBRATION_FILE
from tests.adapters.onnx.conftest import MAX_LENGTH

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def bundle(exported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(exported, tmp_path / "bundle"))


class FixedSession:
    """Answers given logits, whatever is asked."""

    def __init__(self, logits: list[float]) -> None:
        self._logits = np.array([logits], dtype=np.float32)

    def run(self, _: list[str], feed: dict[str, NDArray[np.int64]]) -> list[NDArray[np.float32]]:
        assert set(feed) == {"input_ids", "attention_mask"}
        return [self._logits]


@pytest.mark.parametrize(
    ("logits", "expected"),
    [([0, 0], 0.5), ([0, 1], 0.7310586), ([3, 2], 0.2689414), ([-1e30, 1e30], 1), ([9e9, -9e9], 0)],
)
def test_softmax(trained: str, logits: list[float], expected: float) -> None:
    scorer = OnnxScorer([FixedSession(logits)], load_tokenizer(trained))
    [score] = scorer.score(["lamp"])
    assert score.good == pytest.approx(expected, abs=1e-7)


def test_a_temperature_makes_it_less_sure_and_changes_no_label(bundle: Path) -> None:
    texts = ["a solid oak lamp", "it broke", "lamp"]
    sure = load_scorer(str(bundle)).score(texts)
    (bundle / CALIBRATION_FILE).write_text(json.dumps({"temperature": 2.0}))
    calibrated = load_scorer(str(bundle)).score(texts)
    for (before, _), (after, _) in zip(sure, calibrated, strict=True):
        odds = before / (1 - before)
        assert after / (1 - after) == pytest.approx(odds**0.5)
        assert (after > 0.5) == (before > 0.5)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"{}", b"\xff", b'{"temperature": 0}', b'{"temperature": "x"}'),
        *(b'{"temperature": NaN}', b'{"temperature": null}'),
    ],
)
def test_a_damaged_temperature_is_refused(bundle: Path, content: bytes) -> None:
    (bundle / CALIBRATION_FILE).write_bytes(content)
    with pytest.raises(BundleDamaged) as caught:
        load_scorer(str(bundle))
    assert caught.value.file == CALIBRATION_FILE


@pytest.mark.parametrize("name", ["tokenizer.json", "config.json"])
@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b"\xff"])
def test_damaged_files_are_refused(bundle: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (bundle / name).unlink()
    else:
        (bundle / name).write_bytes(content)
    with pytest.raises(BundleDamaged) as caught:
        load_scorer(str(bundle))
    assert caught.value.file == name


def test_another_kind_of_model_is_refused(bundle: Path) -> None:
    value = helper.make_tensor_value_info("x", TensorProto.FLOAT, [1])
    graph = helper.make_graph([helper.make_node("Relu", ["x"], ["y"])], "g", [value], [])
    graph.output.append(helper.make_tensor_value_info("y", TensorProto.FLOAT, [1]))
    opset = helper.make_opsetid("", 17)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), bundle / "model.onnx")
    with pytest.raises(BundleDamaged, match="inputs and outputs"):
        load_scorer(str(bundle))


def test_a_tokenizer_that_never_cuts_is_cut_where_positions_end(bundle: Path) -> None:
    tokenizer = Tokenizer.from_file(str(bundle / "tokenizer.json"))
    assert tokenizer.truncation["max_length"] == MAX_LENGTH
    tokenizer.no_truncation()
    tokenizer.save(str(bundle / "tokenizer.json"))
    positions = json.loads((bundle / "config.json").read_text())["max_position_embeddings"]
    assert len(load_tokenizer(str(bundle)).encode("lamp " * 99).ids) == positions
    assert len(load_scorer(str(bundle)).score(["lamp " * 99])) == 1


@pytest.mark.parametrize("tokens", [0, 1, 7])
def test_a_tokenizer_that_cuts_all_of_a_text_is_refused(bundle: Path, tokens: int) -> None:
    document = json.loads((bundle / "tokenizer.json").read_text())
    document["truncation"]["max_length"] = tokens
    (bundle / "tokenizer.json").write_text(json.dumps(document))
    with pytest.raises(BundleDamaged, match=f"cuts texts at {tokens} tokens") as caught:
        load_scorer(str(bundle))
    assert caught.value.file == "tokenizer.json"


@pytest.mark.parametrize("positions", [0, -1, 10**30, 1e999])
def test_positions_that_cannot_be_are_refused(bundle: Path, positions: float) -> None:
    config = json.loads((bundle / "config.json").read_text())
    changed = json.dumps({**config, "max_position_embeddings": positions})
    (bundle / "config.json").write_text(changed)
    with pytest.raises(BundleDamaged, match="max_position_embeddings") as caught:
        load_scorer(str(bundle))
    assert caught.value.file == "config.json"


def test_a_text_of_more_tokens_than_are_read_is_scored_as_truncated(bundle: Path) -> None:
    fitting = "lamp " * (MAX_LENGTH - 2)  # beside the marks of beginning and end
    scores = load_scorer(str(bundle)).score([fitting, f"{fitting} lamp"])
    assert [score.is_truncated for score in scores] == [False, True]


def test_serving_imports_nothing_of_training() -> None:
    script = (
        "import sys, adapters.onnx.onnx_scorer, adapters.storage.bundle_directory; "
        "heavy = {'torch', 'transformers', 'optimum', 'onnx', 'mlflow', 'pandas'}; "
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    command = [sys.executable, "-c", script]
    subprocess.run(command, cwd=REPOSITORY, check=True)
