"""The routes of the Open Inference Protocol.

They are not in the OpenAPI document: the protocol has a specification of its own, which clients
are made from, and OpenAPI has no words for JSON with binary data behind it.
"""

import json
from typing import Any

from flask import Flask, Response, request

from entrypoints.http.api import API_VERSION, json_response
from entrypoints.http.open_inference import OPEN_INFERENCE
from entrypoints.http.problem import Problem
from entrypoints.inference_app.addresses import (
    INFER,
    INFER_VERSION,
    MODEL,
    MODEL_READY,
    MODEL_VERSION,
    VERSION_READY,
)
from entrypoints.inference_app.open_inference.contract import metadata
from entrypoints.inference_app.open_inference.inference import Inference
from entrypoints.inference_app.open_inference.refusal import shown
from entrypoints.inference_app.routes.readiness import require_model, require_ready
from entrypoints.inference_app.scoring.served_model import Served, ServedModel
from entrypoints.server.channel import DRAINING

SERVER_NAME = "marketing-creatives"
EXTENSIONS = ("binary_tensor_data",)


def add_open_inference_routes(app: Flask, *, model: ServedModel, inference: Inference) -> None:
    views = _Views(model, inference)
    for address, endpoint, view in (
        (OPEN_INFERENCE, "server_metadata", views.server_metadata),
        (f"{OPEN_INFERENCE}/health/live", "live", views.live),
        (f"{OPEN_INFERENCE}/health/ready", "ready", views.ready),
        (MODEL, "model_metadata", views.model_metadata),
        (MODEL_VERSION, "version_metadata", views.model_metadata),
        (MODEL_READY, "model_ready", views.model_ready),
        (VERSION_READY, "version_ready", views.model_ready),
    ):
        app.add_url_rule(address, f"open_inference_{endpoint}", view)
    for address, endpoint in ((INFER, "infer"), (INFER_VERSION, "version_infer")):
        app.add_url_rule(address, f"open_inference_{endpoint}", views.infer, methods=["POST"])


class _Views:
    def __init__(self, model: ServedModel, inference: Inference) -> None:
        self._model, self._inference = model, inference
        self._name = inference.model_name

    def server_metadata(self) -> Response:
        return _json({"name": SERVER_NAME, "version": API_VERSION, "extensions": EXTENSIONS})

    def live(self) -> Response:
        return _json({"live": True})

    def ready(self) -> Response:
        require_ready(self._model, draining=_draining())
        return _json({"ready": True})

    def model_metadata(self, model: str, version: str | None = None) -> Response:
        served = self._served(model, version)
        return _json(metadata(self._name, _version(served)))

    def model_ready(self, model: str, version: str | None = None) -> Response:
        self._served(model, version)
        require_ready(self._model, draining=_draining())
        return _json({"name": self._name, "ready": True})

    def infer(self, model: str, version: str | None = None) -> Response:
        return self._inference(request, self._served(model, version))

    def _served(self, name: str, version: str | None) -> Served:
        """The model in use, when it is the one that the address names.

        Raises:
            Problem: 404 or 503.
        """
        if name != self._name:
            raise Problem(404, f"the model {shown(name)} is not served; {self._name} is")
        served = require_model(self._model)
        current = _version(served)
        if version is not None and version != current:
            known = "one without a version" if current is None else f"version {current}"
            what = f"version {shown(version)} of {name} is not served; {known} is"
            raise Problem(404, what)
        return served


def _version(served: Served) -> str | None:
    version = served.manifest.model_version
    return None if version is None else str(version)


def _draining() -> bool:
    return bool(request.environ.get(DRAINING, False))


def _json(value: dict[str, Any]) -> Response:
    return json_response(json.dumps(value))
