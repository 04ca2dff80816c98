"""Answers one inference request with one model."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Request, Response, g

from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.judge_texts import JudgeTexts
from entrypoints.inference_app.inference_log.noted import note_scores
from entrypoints.inference_app.metrics import InferenceMetrics
from entrypoints.inference_app.open_inference.body import read_body
from entrypoints.inference_app.open_inference.contract import TITLE
from entrypoints.inference_app.open_inference.inputs import read_inputs
from entrypoints.inference_app.open_inference.outputs import answer, read_outputs
from entrypoints.inference_app.open_inference.products import judged_by, products_of
from entrypoints.inference_app.open_inference.refusal import refusal
from entrypoints.inference_app.scoring.deadlines import deadline, seconds_in_work
from entrypoints.inference_app.scoring.inference_queue import InferenceQueue
from entrypoints.inference_app.scoring.prediction_cache import CachedScorer
from entrypoints.inference_app.scoring.request_scorers import DirectScorer, QueuedScorer
from entrypoints.inference_app.scoring.served_model import Served
from entrypoints.settings.sections import InferenceSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Inference:
    """Reads a request, judges its products as /predict does, and answers with tensors.

    Attributes:
        model_name: that answers carry.
    """

    model_name: str
    settings: InferenceSettings
    queue: InferenceQueue
    metrics: InferenceMetrics
    clean: TextCleaner

    def __call__(self, request: Request, served: Served) -> Response:
        """The answer of this model.

        Raises:
            Problem: 400, 413 or 415, naming what is wrong.
            QueueFull: there is no room for so many texts.
            DeadlinePassed: before all were scored.
        """
        g.model_version = served.manifest.model_version
        until = deadline(self.settings.deadline_seconds)
        body = read_body(request, most=self.settings.max_body_bytes)
        head = self._head(body.value, served)
        wanted = read_outputs(body.value)
        inputs = read_inputs(body, most=self.settings.max_batch)
        products = products_of(inputs, self.settings)
        is_single = len(products) == 1
        ask = DirectScorer if is_single else QueuedScorer
        scorer = CachedScorer(
            served.scores,
            ask(self.queue, served.scorer, deadline=until),
            on_scores=partial(note_scores, served.manifest),
        )
        judged = judged_by(JudgeTexts(scorer=scorer, clean=self.clean), products)
        self.metrics.observe_predictions([(quality, score.confidence) for quality, score in judged])
        response = answer(head, wanted, judged, inputs[TITLE].shape)
        if is_single:  # of several, those that wait are counted as texts
            self.queue.learn_request(seconds_in_work())
        return response

    def _head(self, value: dict[str, Any], served: Served) -> dict[str, Any]:
        head: dict[str, Any] = {"model_name": self.model_name}
        if served.manifest.model_version is not None:
            head["model_version"] = str(served.manifest.model_version)
        given = value.get("id")
        if given is None:
            return head
        if not isinstance(given, str):
            raise refusal("id must be a string")
        return {**head, "id": given}
