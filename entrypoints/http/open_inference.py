"""Addresses of the Open Inference Protocol, whose clients expect its own errors and probes."""

OPEN_INFERENCE = "/v2"
_PROBES = ("/ready", "/live")


def speaks_open_inference(path: str) -> bool:
    """Whether a client that asks for this path reads the protocol."""
    return path == OPEN_INFERENCE or path.startswith(f"{OPEN_INFERENCE}/")


def is_open_inference_probe(path: str) -> bool:
    """Whether it asks for health: of the server, or of a model. The pattern of a route will do."""
    return path.startswith(f"{OPEN_INFERENCE}/") and path.endswith(_PROBES)
