"""SIGTERM to process 1, to which the kernel gives no default action, at every stage of a start."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.image.containers import running

# Where the drain's end comes first the code is 0, where an exception leaves a start it is 143.
ENDED_WELL = (0, 143)


def test_at_rest(inference_image: str, models: Path, tmp_path: Path) -> None:
    with running(inference_image, tmp_path, section="INFERENCE", models=models) as service:
        service.wait_until(lambda: service.answers("/ready"))
        assert service.exit_code_after_sigterm() == 0
        assert '"event": "stopped"' in service.log.read_text()


# In the order in which they are imported.
@pytest.mark.parametrize("library", ["pydantic_core", "numpy", "onnxruntime", "tokenizers"])
def test_during_imports(inference_image: str, models: Path, tmp_path: Path, library: str) -> None:
    with running(inference_image, tmp_path, section="INFERENCE", models=models) as service:
        service.wait_until(lambda: service.has_imported(library))
        assert service.exit_code_after_sigterm() in ENDED_WELL
        assert "listening" not in service.log.read_text()


def test_while_loading(inference_image: str, publish: Callable[..., Path], tmp_path: Path) -> None:
    with running(
        inference_image,
        tmp_path,
        section="INFERENCE",
        models=publish(layers=2_000),
        CREATIVES_INFERENCE__SESSIONS="64",  # each loads it anew, in 0.1 s
    ) as service:
        service.wait_until(lambda: service.answers("/health"))
        assert service.exit_code_after_sigterm() in ENDED_WELL
        assert "model loaded" not in service.log.read_text()
