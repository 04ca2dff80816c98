"""The Flask application both services start from."""

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any

from flask import Response, has_request_context, request
from flask_openapi import Info, OpenAPI
from flask_openapi.utils import parse_parameters
from werkzeug.datastructures import MultiDict

from entrypoints.http.problem import (
    FieldFault,
    ProblemDocument,
    field_path,
    invalid_request,
    validation_problem,
)
from entrypoints.http.problem_handlers import install_problem_handlers
from entrypoints.http.proxies import install_relative_redirects, prefixed
from entrypoints.http.security_headers import install_security_headers
from entrypoints.http.strict_json import StrictRequest
from entrypoints.http.telemetry.access_log import install_access_log
from entrypoints.http.telemetry.request_ids import install_request_ids

API_VERSION = "1.0.0"


class Api(OpenAPI):  # type: ignore[misc]  # mypy does not follow flask-openapi's types
    """Flask with an OpenAPI document, for functions that are not coroutines.

    The document is made when it is first asked for, because that takes long.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as OpenAPI itself
        self._documenting = Lock()
        self._document: list[Callable[[], object]] = []
        super().__init__(*args, **kwargs)
        self.openapi_version = "3.1.0"  # which tools read; nothing of 3.2 is used

    def document_with(self, step: Callable[[], object]) -> None:
        """Call this when the document is made, after what was given before."""
        self._document.append(step)

    def _collect_openapi_info(
        self,
        rule: str,
        func: Callable[..., Any],
        **options: Any,  # noqa: ANN401
    ) -> object:
        self.document_with(partial(super()._collect_openapi_info, rule, func, **options))
        return parse_parameters(func, doc_ui=False)

    @property
    def api_doc(self) -> dict[str, Any]:
        with self._documenting:
            while self._document:
                self._document.pop(0)()
            document: dict[str, Any] = super().api_doc
        root = prefixed("") if has_request_context() else ""
        return {**document, "servers": [{"url": root}]} if root else document

    def generate_spec_json(self) -> None:
        """With the schemas as pydantic makes them: flask-openapi drops every null of theirs."""
        super().generate_spec_json()
        self.spec_json["components"]["schemas"] = {
            name: schema.model_dump(mode="json", by_alias=True, exclude_unset=True)
            for name, schema in self.components_schemas.items()
        }

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Take the function as it is; Flask looks at each one's kind again in every request."""
        return func


def create_api(title: str, *, max_body_bytes: int) -> Api:
    """An application without routes: strict input, problems, ids, log, OpenAPI document.

    Args:
        title: of the API, in its documentation.
        max_body_bytes: longer bodies get 413.
    """
    app = Api(
        __name__,
        info=Info(title=title, version=API_VERSION),
        static_folder=None,
        validation_error_callback=validation_problem,
        validation_error_model=ProblemDocument,
    )
    app.request_class = StrictRequest
    app.config["MAX_CONTENT_LENGTH"] = max_body_bytes
    app.security_schemes = {}  # without any, the document would say null, which OpenAPI refuses
    install_security_headers(app)
    install_access_log(app)  # before the ids: what is installed last runs first after a request
    install_request_ids(app)
    install_relative_redirects(app)
    app.before_request(_refuse_repeated_parameters)
    install_problem_handlers(app)
    return app


def json_response(body: str) -> Response:
    return Response(body, mimetype="application/json")


def _refuse_repeated_parameters() -> None:
    query: MultiDict[str, str] = request.args
    faults = [
        FieldFault(field=field_path([name]), message="must be given once")
        for name, values in query.lists()
        if len(values) > 1
    ]
    if faults:
        raise invalid_request(faults)
