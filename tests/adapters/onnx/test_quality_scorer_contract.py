"""What every QualityScorer and its loader do, the fake ones included."""

import json
import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from adapters.onnx.onnx_scorer import load_scorer
from domain.errors.promotion import BundleDamaged
from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer, ScorerLoader
from tests.fakes.quality_scorer import load_fake_scorer

LOADERS: dict[str, ScorerLoader] = {"fake": load_fake_scorer, "onnx": load_scorer}
TEXTS = ["superb lamp", "", "awful", "a chair with three legs . " * 20, "🎉 unknown words", "lamp"]


@pytest.fixture(params=LOADERS)
def load(request: pytest.FixtureRequest) -> ScorerLoader:
    return LOADERS[request.param]


@pytest.fixture
def location(load: ScorerLoader, exported: Path, tmp_path: Path) -> str:
    directory = tmp_path / "bundle"
    if load is load_fake_scorer:
        directory.mkdir()
        (directory / "model.onnx").write_text(json.dumps({"good_words": ["superb"]}))
    else:
        shutil.copytree(exported, directory)
    return str(directory)


@pytest.fixture
def scorer(load: ScorerLoader, location: str) -> QualityScorer:
    return load(location)


def test_probabilities_in_order(scorer: QualityScorer) -> None:
    scores = scorer.score(TEXTS)
    assert len(scores) == len(TEXTS)
    assert all(isinstance(score.good, float) and 0 <= score.good <= 1 for score in scores)
    assert scores[0] != scores[2]
    assert scorer.score(TEXTS[::-1]) == scores[::-1]


def test_no_texts(scorer: QualityScorer) -> None:
    assert scorer.score([]) == []


def test_a_score_does_not_depend_on_its_company(scorer: QualityScorer) -> None:
    assert scorer.score(TEXTS) == [score for text in TEXTS for score in scorer.score([text])]


def test_threads_share_a_scorer(scorer: QualityScorer) -> None:
    expected = scorer.score(TEXTS)

    def again(_: int) -> Sequence[Score]:
        return scorer.score(TEXTS)

    with ThreadPoolExecutor(4) as threads:
        assert all(scores == expected for scores in threads.map(again, range(32)))


@pytest.mark.parametrize("content", [b"", b"not a model", b"\x08\x07"])
def test_a_damaged_model_is_refused(load: ScorerLoader, location: str, content: bytes) -> None:
    Path(location, "model.onnx").write_bytes(content)
    with pytest.raises(BundleDamaged) as caught:
        load(location)
    assert caught.value.file == "model.onnx"


def test_a_missing_model_is_refused(load: ScorerLoader, location: str) -> None:
    Path(location, "model.onnx").unlink()
    with pytest.raises(BundleDamaged):
        load(location)
