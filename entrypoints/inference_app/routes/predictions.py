"""/predict and /batch_predict, which write creatives."""

from collections.abc import Sequence

from flask import Response, g
from flask_openapi3 import OpenAPI

from domain.errors.catalog import InvalidProduct, ProductsInvalid
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from domain.ports.clock import Clock
from domain.ports.price_reader import PriceReader
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.write_copy import WriteCopy
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.http.api import json_response
from entrypoints.http.problem import FieldFault, Problem, invalid_request, problem_responses
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.routes.readiness import require_model
from entrypoints.inference_app.schemas.answers import BatchAnswer, CreativeAnswer, creative_answer
from entrypoints.inference_app.schemas.requests import BatchRequest, PredictRequest, request_models
from entrypoints.inference_app.scoring.deadlines import PARAMETER, deadline
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.request_scorers import DirectScorer, QueuedScorer
from entrypoints.inference_app.scoring.served_model import ServedModel
from entrypoints.settings.sections import CopywritingSettings, InferenceSettings

_FAULTS = problem_responses(400, 413, 415, 422, 503, 504)


def add_prediction_routes(
    app: OpenAPI,
    settings: InferenceSettings,
    defaults: CopywritingSettings,
    *,
    copywriter: WriteCopy,
    clean: TextCleaner,
    model: ServedModel,
    queue: InferenceQueue,
    metrics: InferenceMetrics,
    clock: Clock,
    read_price: PriceReader,
) -> None:
    def brief_of(body: PredictRequest, path: str = "") -> Brief:
        try:
            return body.brief(defaults, read_price)
        except InvalidProduct as error:
            fault = FieldFault(field=f"{path}{error.field}", message=f"must be {error.requirement}")
            raise invalid_request([fault]) from None

    def write(briefs: Sequence[Brief], ask: type[DirectScorer | QueuedScorer]) -> list[Creative]:
        served = require_model(model)
        g.model_version = served.manifest.model_version
        until = deadline(settings.deadline_seconds)
        scorer = ask(queue, served.scorer, deadline=until)
        write_creatives = WriteCreatives(
            scorer=scorer,
            manifest=served.manifest,
            clock=clock,
            write_copy=copywriter,
            clean=clean,
        )
        creatives = write_creatives(briefs)
        metrics.observe_creatives(creatives)
        return creatives

    def predict(body: PredictRequest) -> Response:
        """A creative for one product."""
        try:
            [creative] = write([brief_of(body)], DirectScorer)
        except ProductsInvalid as error:
            raise _invalid(error, "{field}") from error
        return json_response(creative_answer(creative).model_dump_json(exclude_defaults=True))

    def batch_predict(body: BatchRequest) -> Response:
        """Creatives for several products, in their order."""
        briefs = [brief_of(item, f"items.{place}.") for place, item in enumerate(body.items)]
        try:
            creatives = write(briefs, QueuedScorer)
        except ProductsInvalid as error:
            raise _invalid(error, "items.{item}.{field}") from error
        answer = BatchAnswer(creatives=[creative_answer(creative) for creative in creatives])
        return json_response(answer.model_dump_json(exclude_defaults=True))

    # flask-openapi3 reads the model of a body from the annotation; these carry the limits set.
    predict.__annotations__["body"], batch_predict.__annotations__["body"] = request_models(
        settings
    )
    header = {"parameters": [PARAMETER]}
    single, batch = {200: CreativeAnswer, **_FAULTS}, {200: BatchAnswer, **_FAULTS}
    app.post("/predict", responses=single, openapi_extensions=header)(predict)
    app.post("/batch_predict", responses=batch, openapi_extensions=header)(batch_predict)


def _invalid(error: ProductsInvalid, path: str) -> Problem:
    """The problem with each fault's field, at its place in the request."""
    return invalid_request(
        [
            FieldFault(
                field=path.format(item=fault.row - 1, field=fault.field),
                message=f"must be {fault.requirement}, once markup is taken out",
            )
            for fault in error.faults
        ]
    )
