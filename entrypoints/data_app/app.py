"""The data service: random products of the generated shop over HTTP."""

import secrets

from flask import Response
from flask_openapi import OpenAPI

from domain.bounds import MAX_SEED
from domain.model.catalog.generation import generate_products
from domain.ports.clock import Clock
from entrypoints.data_app.schema import (
    CollectionAnswer,
    GenerateQuery,
    Metadata,
    NoQuery,
    product_answer,
)
from entrypoints.http.api import create_api, json_response
from entrypoints.http.health import HealthAnswer
from entrypoints.http.problem import problem_responses
from entrypoints.http.telemetry.request_metrics import EXPOSITION, RequestMetrics

MAX_BODY_BYTES = 16_384  # no route reads a body


def create_app(*, clock: Clock) -> OpenAPI:
    """The application, for any WSGI server."""
    app = create_api("Product data", max_body_bytes=MAX_BODY_BYTES)
    metrics = RequestMetrics()
    app.after_request(metrics.observe_response)

    def generate_data(query: GenerateQuery) -> Response:
        """Random products; the same seed gives the same ones."""
        seed = secrets.randbelow(MAX_SEED + 1) if query.seed is None else query.seed
        products = generate_products(count=query.count, seed=seed)
        metadata = Metadata(count=len(products), generated_at=clock(), seed=seed)
        answer = CollectionAnswer(
            metadata=metadata, products=[product_answer(product) for product in products]
        )
        return json_response(answer.model_dump_json())

    def health(query: NoQuery) -> Response:
        """Whether the service is alive."""
        del query
        return json_response(HealthAnswer().model_dump_json())

    def exposition() -> Response:
        """Metrics for Prometheus."""
        return metrics.exposition()

    faulty = problem_responses(422)
    app.get("/generate_data", responses={200: CollectionAnswer, **faulty})(generate_data)
    app.get("/health", responses={200: HealthAnswer, **faulty})(health)
    app.get("/metrics", responses={200: dict(EXPOSITION), **faulty})(exposition)
    return app
