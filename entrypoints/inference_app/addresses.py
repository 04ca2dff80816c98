"""Addresses of requests that ask the model, and the lanes that they wait in."""

import re

from entrypoints.http.open_inference import OPEN_INFERENCE

PREDICT, BATCHES = "/predict", "/batch_predict"
MODEL = f"{OPEN_INFERENCE}/models/<model>"
MODEL_VERSION = f"{MODEL}/versions/<version>"
MODEL_READY, VERSION_READY = f"{MODEL}/ready", f"{MODEL_VERSION}/ready"
INFER, INFER_VERSION = f"{MODEL}/infer", f"{MODEL_VERSION}/infer"
LANES = (PREDICT, INFER)
_INFER = re.compile(rf"{OPEN_INFERENCE}/models/[^/]+(/versions/[^/]+)?/infer")


def admitted_route(path: str) -> str | None:
    """The pattern of the route of a request that needs admission; None: it needs none."""
    if path == PREDICT:
        return PREDICT
    found = _INFER.fullmatch(path)
    if found is None:
        return None
    return INFER_VERSION if found[1] else INFER


def lane(path: str) -> str | None:
    """Where a request to this path waits; None: it needs no admission."""
    route = admitted_route(path)
    return INFER if route == INFER_VERSION else route
