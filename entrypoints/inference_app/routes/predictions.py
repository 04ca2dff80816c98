"""/predict and /batch_predict, which write creatives."""

from collections.abc import Sequence
from functools import partial

from flask import Response, g
from flask_openapi import OpenAPI

from domain.errors.catalog import InvalidProduct, ProductsInvalid
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from domain.ports.clock import Clock
from domain.ports.price_reader import PriceReader
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.write_copy import WriteCopy
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.http.api import json_response
from entrypoints.http.problem import invalid_request, problem_responses
from entrypoints.inference_app.addresses import BATCHES, PREDICT
from entrypoints.inference_app.inference_log.noted import note_creatives, note_scores
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.routes.batch_items import BatchItems, price_fault, text_fault
from entrypoints.inference_app.routes.readiness import require_model
from entrypoints.inference_app.schemas.answers import BatchAnswer, CreativeAnswer, creative_answer
from entrypoints.inference_app.schemas.batch import BatchRequest, batch_model
from entrypoints.inference_app.schemas.requests import PredictRequest, predict_model
from entrypoints.inference_app.scoring.deadlines import PARAMETER, check_time, deadline
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.prediction_cache import CachedScorer
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
    def brief_of(item: PredictRequest) -> Brief:
        return item.brief(defaults, read_price)

    def write(briefs: Sequence[Brief], ask: type[DirectScorer | QueuedScorer]) -> list[Creative]:
        served = require_model(model)
        g.model_version = served.manifest.model_version
        until = deadline(settings.deadline_seconds)
        write_creatives = WriteCreatives(
            scorer=CachedScorer(
                served.scores,
                ask(queue, served.scorer, deadline=until),
                on_scores=partial(note_scores, served.manifest),
            ),
            manifest=served.manifest,
            clock=clock,
            write_copy=copywriter,
            clean=clean,
        )
        creatives = write_creatives(briefs, partial(check_time, until))
        metrics.observe_predictions([(each.quality, each.confidence) for each in creatives])
        note_creatives(creatives)
        return creatives

    def predict(body: PredictRequest) -> Response:
        """A creative for one product."""
        try:
            [creative] = write([brief_of(body)], DirectScorer)
        except InvalidProduct as error:
            raise invalid_request([price_fault(error)]) from None
        except ProductsInvalid as error:
            raise invalid_request([text_fault(fault) for fault in error.faults]) from error
        return json_response(creative_answer(creative).model_dump_json(exclude_defaults=True))

    def batch_predict(body: BatchRequest) -> Response:
        """Creatives for several products, in their order."""
        items = BatchItems(body, brief_of)
        items.check_size(settings.max_batch_variants)
        answers = items.answered(lambda briefs: write(briefs, QueuedScorer))
        return json_response(BatchAnswer(creatives=answers).model_dump_json(exclude_defaults=True))

    # flask-openapi reads the model of a body from the annotation; these carry the limits set.
    item = predict_model(settings)
    predict.__annotations__["body"] = item
    batch_predict.__annotations__["body"] = batch_model(item, most=settings.max_batch)
    header = {"parameters": [PARAMETER]}
    single, batch = {200: CreativeAnswer, **_FAULTS}, {200: BatchAnswer, **_FAULTS}
    app.post(PREDICT, responses=single, openapi_extensions=header)(predict)
    app.post(BATCHES, responses=batch, openapi_extensions=header)(batch_predict)
