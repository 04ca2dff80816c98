"""Whether the service can predict, and the problem that says why not."""

from entrypoints.http.problem import Problem
from entrypoints.inference_app.scoring.served_model import Served, ServedModel

RETRY_SECONDS = 1


def require_ready(model: ServedModel, *, draining: bool) -> Served:
    """The model in use, when new requests should come.

    Raises:
        Problem: 503, with what is missing.
    """
    if draining:
        raise _unready("draining", "the service is about to stop; ask another instance")
    served = require_model(model)
    if model.self_test_fault is not None:
        raise _unready("model-sick", f"the model failed its self-test: {model.self_test_fault}")
    return served


def require_model(model: ServedModel) -> Served:
    """The model in use.

    Raises:
        Problem: 503, with what is missing.
    """
    served = model.current
    if served is not None:
        return served
    if not model.looked:
        kind, detail = "model-loading", "the model is being loaded"
    elif model.faults.waiting is not None:
        detail = f"the model is not loaded yet, and tried again: {model.faults.waiting}"
        kind = "model-loading"
    elif model.faults.refused is not None:
        kind, detail = "model-refused", model.faults.refused.reason
    else:
        kind, detail = (
            "no-model",
            "no model was promoted yet; run 'python scripts/retrain.py', and it is picked up",
        )
    raise _unready(kind, detail)


def _unready(kind: str, detail: str) -> Problem:
    return Problem(503, detail, kind=kind, headers={"Retry-After": str(RETRY_SECONDS)})
