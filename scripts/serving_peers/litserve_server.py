"""The ONNX model behind LitServe: as many workers as cores, each with a session on one thread."""

import os
import sys
from typing import Any

import litserve
from onnx_model import OnnxModel


class Quality(litserve.LitAPI):  # type: ignore[misc]  # lives in another environment
    """Decodes, predicts, encodes; each worker loads the bundle."""

    def setup(self, device: str) -> None:
        del device
        self._model = OnnxModel(sys.argv[1])

    def decode_request(self, request: dict[str, Any]) -> tuple[str, str]:
        return request["title"], request["description"]

    def predict(self, x: tuple[str, str]) -> float:
        return self._model.score(*x)

    def encode_response(self, output: float) -> dict[str, float]:
        return {"good": output}


if __name__ == "__main__":
    server = litserve.LitServer(
        Quality(api_path="/predict"), accelerator="cpu", workers_per_device=os.cpu_count() or 1
    )
    server.run(host="127.0.0.1", port=int(sys.argv[2]), generate_client_file=False)
