"""JSON bodies without leniency: one object, UTF-8, no NaN, no key given twice."""

import json
from typing import Any, NoReturn

from flask import Request

from entrypoints.http.problem import FieldFault, Problem, field_path, invalid_request

MEDIA_TYPE = "application/json"


class StrictRequest(Request):
    """The request class of the services: whoever reads JSON from it reads it strictly."""

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:  # noqa: ANN401, FBT001, FBT002 - Flask's signature
        """The body as an object; the leniency that the arguments ask for is not given.

        Raises:
            Problem: 415, 413, 400 or 422.
        """
        del force, silent, cache
        return read_object(self)


def read_object(request: Request) -> dict[str, Any]:
    if request.mimetype != MEDIA_TYPE:
        raise Problem(415, f"the content type must be {MEDIA_TYPE}", headers={"Accept": MEDIA_TYPE})
    if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Problem(415, "the body must not be compressed", headers={"Accept-Encoding": ""})
    value = parse(request.get_data())
    if not isinstance(value, dict):
        raise invalid_request([FieldFault(field="body", message="must be a JSON object")])
    return value


def parse(body: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Read one JSON text (RFC 8259).

    Raises:
        Problem: 400, naming the place.
    """
    try:
        text = body.decode()
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except UnicodeDecodeError as error:
        raise Problem(400, f"the body is not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise Problem(400, f"the body is not JSON: {error.msg} ({place})") from error
    except RecursionError as error:
        raise Problem(400, "the body is nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise Problem(400, "the body has a number that is too long") from error


def _refuse_constant(name: str) -> NoReturn:
    raise Problem(400, f"the body is not JSON: {name} is not a JSON number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Problem(400, f"the body is ambiguous: {field_path([key])!r} is given twice")
        if not key.isprintable():  # lone surrogates among them, which no later step can encode
            raise Problem(400, f"the body has an unprintable field name: {field_path([key])!r}")
        found[key] = value
    return found
