"""Errors as RFC 9457 problem details: the right status, and the field at fault.

Below ``/v2`` they are the error objects of the Open Inference Protocol, which its clients read.
"""

import json
import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import Response, request
from pydantic import BaseModel, ValidationError

from entrypoints.http.open_inference import speaks_open_inference
from entrypoints.http.proxies import prefixed
from entrypoints.http.telemetry.request_ids import current_request_id

MEDIA_TYPE = "application/problem+json"
MAX_FIELDS_NAMED = 20
MAX_FIELD_NAME_LENGTH = 100
_PLAIN_WORDS = {
    "missing": "is required",
    "extra_forbidden": "is not a known field",
    "model_type": "must be a JSON object",
}


class FieldFault(BaseModel):
    """One field of the request and what is wrong with it."""

    field: str
    message: str


class Problem(Exception):
    """A request that cannot be answered as asked.

    Args:
        status: HTTP status code.
        detail: what is wrong with this very request, for a person.
        kind: a word for programs; it makes the problem's type a URN.
        errors: the fields at fault.
        headers: further response headers.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        kind: str | None = None,
        errors: Sequence[FieldFault] = (),
        headers: dict[str, str] | None = None,
    ) -> None:
        self.status, self.detail, self.kind = status, detail, kind
        self.errors, self.headers = tuple(errors), headers or {}
        super().__init__(detail)


class ProblemDocument(BaseModel):
    """A problem as it is sent."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    request_id: str | None = None
    errors: list[FieldFault] = []


def problem_document(
    problem: Problem, *, instance: str | None = None, request_id: str | None = None
) -> ProblemDocument:
    return ProblemDocument(
        type=f"urn:creatives:problem:{problem.kind}" if problem.kind else "about:blank",
        title=HTTPStatus(problem.status).phrase,
        status=problem.status,
        detail=problem.detail,
        instance=instance,
        request_id=request_id,
        errors=list(problem.errors),
    )


def problem_content(
    problem: Problem, *, path: str, request_id: str | None, instance: str | None = None
) -> tuple[bytes, str]:
    """The body of the answer to a request to this path, and its media type."""
    if speaks_open_inference(path):
        return json.dumps({"error": problem.detail}).encode(), "application/json"
    document = problem_document(problem, instance=instance, request_id=request_id)
    return document.model_dump_json(exclude_defaults=True).encode(), MEDIA_TYPE


def problem_response(problem: Problem) -> Response:
    body, media_type = problem_content(
        problem,
        path=request.path,
        request_id=current_request_id(),
        instance=prefixed(request.path),
    )
    response = Response(body, problem.status, problem.headers)
    response.content_type = media_type
    return response


def invalid_request(errors: Sequence[FieldFault]) -> Problem:
    """The request was understood, and some of its fields break their rules."""
    detail = "; ".join(f"{error.field}: {error.message}" for error in errors[:3])
    return Problem(422, detail, kind="invalid-request", errors=errors[:MAX_FIELDS_NAMED])


def validation_problem(error: ValidationError) -> Response:
    """The answer to a request that its pydantic model refuses."""
    return problem_response(invalid_request(field_faults(error)))


def field_faults(error: ValidationError, *within: str | int) -> list[FieldFault]:
    """What a pydantic model refuses; never repeats the input.

    Args:
        within: the path of the model in the request.
    """
    findings = error.errors(include_url=False, include_context=False, include_input=False)
    return [
        FieldFault(
            field=field_path((*within, *found["loc"])),
            message=_PLAIN_WORDS.get(found["type"], found["msg"]),
        )
        for found in findings
    ]


def field_path(location: Sequence[int | str]) -> str:
    """``items.3.title``; cut short and printable, because a client may invent the names."""
    path = ".".join(map(str, location)) or "body"
    return re.sub(r"[^\x20-\x7e]", "?", path)[:MAX_FIELD_NAME_LENGTH]


def problem_responses(*statuses: int) -> dict[int, dict[str, Any]]:
    """These statuses as the OpenAPI document describes them."""
    schema = {"$ref": f"#/components/schemas/{ProblemDocument.__name__}"}
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }
