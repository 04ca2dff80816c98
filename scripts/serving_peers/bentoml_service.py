"""The ONNX model behind BentoML: as many workers as cores, each with a session on one thread."""

import os
import sys

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


if __name__ == "__main__":
    bundle, port, directory = sys.argv[1:]
    os.environ.update(BUNDLE=bundle, BENTOML_HOME=directory, BENTOML_DO_NOT_TRACK="True")
    serve = ["bentoml", "serve", "bentoml_service:Quality", "--working-dir", sys.path[0]]
    os.execv(sys.executable, [sys.executable, "-m", *serve, "--host", "127.0.0.1", "--port", port])  # noqa: S606 - takes the place of this program
