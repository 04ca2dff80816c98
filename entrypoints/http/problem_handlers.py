"""Which error becomes which problem; an unexpected one is logged and becomes a plain 500."""

import structlog
from flask import Flask, Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from domain.errors.base import InvalidValue
from domain.errors.catalog import InvalidProduct
from entrypoints.http.problem import (
    FieldFault,
    Problem,
    invalid_request,
    problem_response,
    validation_problem,
)

_log = structlog.get_logger(__name__)


def install_problem_handlers(app: Flask) -> None:
    app.register_error_handler(Problem, problem_response)
    app.register_error_handler(ValidationError, validation_problem)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(InvalidProduct, _from_product)
    app.register_error_handler(InvalidValue, _from_value)
    app.register_error_handler(Exception, _from_bug)


def _from_http(error: HTTPException) -> Response:
    response = problem_response(Problem(error.code or 500, error.description or ""))
    for name, value in error.get_headers():
        if name.lower() not in ("content-type", "content-length"):  # Allow, Retry-After, ...
            response.headers[name] = value
    return response


def _from_product(error: InvalidProduct) -> Response:
    fault = FieldFault(field=error.field, message=f"must be {error.requirement}")
    return problem_response(invalid_request([fault]))


def _from_value(error: InvalidValue) -> Response:
    fault = FieldFault(field=error.name, message=f"must be {error.requirement}")
    return problem_response(invalid_request([fault]))


def _from_bug(error: Exception) -> Response:
    _log.error("request failed", exc_info=error)
    detail = "the service failed on this request; its log has the cause under the request id"
    return problem_response(Problem(500, detail))
