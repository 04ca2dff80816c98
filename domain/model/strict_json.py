"""JSON that every program can read: it has no NaN and no infinities."""

import json
from math import isfinite


def strict_json(value: object) -> str:
    """As indented JSON; a figure that is no finite number is null."""
    return json.dumps(_finite(value), indent=2, allow_nan=False)


def _finite(value: object) -> object:
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(each) for each in value]
    return None if isinstance(value, float) and not isfinite(value) else value
