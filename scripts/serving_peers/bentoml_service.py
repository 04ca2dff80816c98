"""The ONNX model behind BentoML: as many workers as cores, each with a session on one thread."""

import os

import bentoml
from onnx_model import OnnxModel


@bentoml.service(workers=os.cpu_count() or 1)
class Quality:
    """What ``bentoml serve`` runs; the bundle is in the variable BUNDLE."""

    def __init__(self) -> None:
        self._model = OnnxModel(os.environ["BUNDLE"])

    @bentoml.api  # type: ignore[untyped-decorator]  # lives in another environment
    def predict(self, title: str, description: str) -> dict[str, float]:
        return {"good": self._model.score(title, description)}
