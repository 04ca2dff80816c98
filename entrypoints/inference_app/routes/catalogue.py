"""/platforms and /templates list what a request may name; /lint checks a text of one's own."""

import unicodedata
from collections.abc import Iterable

from flask import Response
from flask_openapi import OpenAPI

from domain.model.catalog.money import CURRENCIES, LOCALES
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Field as PlatformField
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.policy.lint import lint
from domain.model.creative.sheet import CsvForm
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.text.counting import count
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from entrypoints.http.api import json_response
from entrypoints.http.problem import FieldFault, invalid_request, problem_responses
from entrypoints.inference_app.schemas.catalogue import (
    CsvInfo,
    PlatformsAnswer,
    TemplatesAnswer,
    platform_info,
    template_info,
)
from entrypoints.inference_app.schemas.lint import LintAnswer, LintRequest, lint_request
from entrypoints.inference_app.schemas.platform_answers import finding_answer


def add_catalogue_routes(app: OpenAPI, templates: Iterable[CopyTemplate], csv: CsvForm) -> None:
    known = PlatformsAnswer(
        platforms=[platform_info(platform) for platform in PLATFORMS.values()],
        tones=[tone.value for tone in Tone],
        locales=list(LOCALES),
        currencies=list(CURRENCIES),
        csv=CsvInfo(delimiter=csv.delimiter, byte_order_mark=csv.byte_order_mark),
    ).model_dump_json()
    shown = TemplatesAnswer(templates=[template_info(each) for each in templates])
    listed = shown.model_dump_json()

    def platforms() -> Response:
        """Platforms with their fields and limits, tones, locales and currencies."""
        return json_response(known)

    def template_list() -> Response:
        """The templates that copy is made from."""
        return json_response(listed)

    def check(body: LintRequest) -> Response:
        """Count a text as a platform does, and say which of its rules the text breaks."""
        return json_response(_checked(body).model_dump_json())

    # flask-openapi reads the model of a body from the annotation.
    check.__annotations__["body"] = lint_request()
    faults = problem_responses(422)
    app.get("/platforms", responses={200: PlatformsAnswer, **faults})(platforms)
    app.get("/templates", responses={200: TemplatesAnswer, **faults})(template_list)
    lint_faults = problem_responses(400, 413, 415, 422)
    app.post("/lint", responses={200: LintAnswer, **lint_faults})(check)


def _checked(body: LintRequest) -> LintAnswer:
    platform = PLATFORMS[body.platform]
    field = _field_named(platform, body.field)
    text = unicodedata.normalize("NFC", body.text)
    return LintAnswer(
        platform=platform.id,
        field=field.name,
        text=text,
        count=count(text, field.counting),
        limit=field.hard and field.hard.value,
        soft_limit=field.soft and field.soft.value,
        counting=field.counting,
        hashtags=[f"#{found.tag}" for found in extract_hashtags(text)],
        findings=[finding_answer(finding, text) for finding in lint(text, platform, field)],
    )


def _field_named(platform: Platform, name: str | None) -> PlatformField:
    if name is None:
        return platform.fields[0]
    try:
        return platform.field(name)
    except KeyError:
        names = ", ".join(field.name for field in platform.fields)
        fault = FieldFault(field="field", message=f"{platform.id} has the fields {names}")
        raise invalid_request([fault]) from None
