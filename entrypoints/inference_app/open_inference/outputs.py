"""The tensors that a request wants, and the answer that has them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from entrypoints.http.api import json_response
from entrypoints.inference_app.open_inference.body import BINARY_TYPE, JSON_LENGTH
from entrypoints.inference_app.open_inference.contract import OUTPUTS, Judged, Output
from entrypoints.inference_app.open_inference.parameters import flag, object_in, parameters_of
from entrypoints.inference_app.open_inference.refusal import refusal, shown

# Extensions that would change what the answer holds; they are not among those of GET /v2.
_NOT_SUPPORTED = ("classification", "shared_memory_region")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One tensor of the answer."""

    output: Output
    is_binary: bool


def read_outputs(value: dict[str, Any]) -> list[Wanted]:
    """The outputs that the request names, in its order; all where it names none.

    Raises:
        Problem: 400.
    """
    by_default = bool(flag(parameters_of(value, "the request"), "binary_data_output", "parameters"))
    given = value.get("outputs")
    if given is None or given == []:
        return [Wanted(output, by_default) for output in OUTPUTS.values()]
    if not isinstance(given, list):
        raise refusal("outputs must be a list of tensors")
    found: dict[str, Wanted] = {}
    for place, each in enumerate(given):
        tensor = object_in(each, f"outputs[{place}]")
        output = _named(tensor.get("name"), f"outputs[{place}]")
        if output.name in found:
            raise refusal(f"the output {output.name} is asked for twice")
        found[output.name] = Wanted(output, _is_binary(tensor, output.name, by_default=by_default))
    return list(found.values())


def _named(name: object, place: str) -> Output:
    if not isinstance(name, str) or name not in OUTPUTS:
        raise refusal(f"{place}: the name must be one of {', '.join(OUTPUTS)}, not {shown(name)}")
    return OUTPUTS[name]


def _is_binary(tensor: dict[str, Any], name: str, *, by_default: bool) -> bool:
    parameters = parameters_of(tensor, name)
    for extension in _NOT_SUPPORTED:
        if parameters.get(extension) is not None:
            raise refusal(f"the output {name}: {extension} is not supported")
    chosen = flag(parameters, "binary_data", f"the output {name}")
    return by_default if chosen is None else chosen


def answer(
    head: dict[str, Any],
    wanted: Sequence[Wanted],
    judged: Sequence[Judged],
    shape: Sequence[int],
) -> Response:
    """The response: JSON, and behind it the tensors that were asked for as binary data.

    Args:
        head: what the answer says besides its tensors.
        shape: of each tensor.
    """
    tensors, pieces = [], []
    for each in wanted:
        values = [each.output.value(quality, score) for quality, score in judged]
        tensor: dict[str, Any] = {
            "name": each.output.name,
            "datatype": each.output.datatype,
            "shape": list(shape),
        }
        if each.is_binary:
            pieces.append(each.output.packed(values))
            tensor["parameters"] = {"binary_data_size": len(pieces[-1])}
        else:
            tensor["data"] = values
        tensors.append(tensor)
    text = json.dumps({**head, "outputs": tensors})
    if not pieces:
        return json_response(text)
    encoded = text.encode()
    response = Response(b"".join([encoded, *pieces]), mimetype=BINARY_TYPE)
    response.headers[JSON_LENGTH] = str(len(encoded))
    return response
