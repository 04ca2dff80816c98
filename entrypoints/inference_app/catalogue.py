"""The routes that tell what copy can be asked for, and the one that checks brought text."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from flask import Response
from flask_openapi3 import OpenAPI
from pydantic import BaseModel, ConfigDict, Field, create_model

from domain.model.creative.copy_template import CopyTemplate
from domain.model.creative.counting import Counting, count
from domain.model.creative.hashtag_grammar import extract_hashtags
from domain.model.creative.money import CURRENCIES, LOCALES
from domain.model.creative.platform import Field as PlatformField
from domain.model.creative.platform import Platform
from domain.model.creative.platforms import PLATFORMS
from domain.model.creative.policy.lint import lint
from domain.model.creative.tone import Tone
from entrypoints.http.api import json_response
from entrypoints.http.problem import FieldFault, invalid_request, problem_responses
from entrypoints.inference_app.campaign_schema import one_of
from entrypoints.inference_app.platform_answers import FindingAnswer, finding_answer
from entrypoints.inference_app.request_schema import text_type

MAX_LINT_LENGTH = 10_000


class FieldInfo(BaseModel):
    """A place for text."""

    name: str
    limit: int | None
    soft_limit: int | None
    counting: Counting
    least: int
    most: int
    has_hashtags: bool
    sources: list[str]


class PlatformInfo(BaseModel):
    """A channel and what it asks for; numbers that are null have no limit."""

    id: str
    name: str
    hashtags: int | None
    emoji: int | None
    forbidden: str
    sources: list[str]
    fields: list[FieldInfo]


class PlatformsAnswer(BaseModel):
    """All that a request may name."""

    platforms: list[PlatformInfo]
    tones: list[str]
    locales: list[str]
    currencies: list[str]


class TemplateInfo(BaseModel):
    """A template of a pack."""

    id: str
    platform: str
    field: str
    tone: str
    needs: list[str]
    quality: str
    min_rating: float | None
    weight: float
    text: str


class TemplatesAnswer(BaseModel):
    templates: list[TemplateInfo]


def _fields_of_platforms() -> Any:  # noqa: ANN401 - JSON
    """For those who read the schema: which fields a platform has."""
    return [
        {
            "properties": {
                "platform": {"const": platform.id},
                "field": {"enum": [None, *(each.name for each in platform.fields)]},
            }
        }
        for platform in PLATFORMS.values()
    ]


class LintRequest(BaseModel):
    """A text to check for a platform."""

    model_config = ConfigDict(
        extra="forbid", strict=True, json_schema_extra={"anyOf": _fields_of_platforms()}
    )

    text: str
    platform: str
    field: str | None = Field(None, description="Without one: the platform's main field.")


def _lint_request() -> type[LintRequest]:
    text: Any = text_type("text", MAX_LINT_LENGTH)
    platform: Any = one_of(PLATFORMS)
    return create_model(
        "LintRequest", __base__=LintRequest, text=(text, ...), platform=(platform, ...)
    )


class LintAnswer(BaseModel):
    """The text as the platform sees it."""

    platform: str
    field: str
    text: str = Field(description="In its composed form (NFC), to which all places refer.")
    count: int
    limit: int | None
    soft_limit: int | None
    counting: Counting
    hashtags: list[str]
    findings: list[FindingAnswer]


def add_catalogue_routes(app: OpenAPI, templates: Iterable[CopyTemplate]) -> None:
    known = PlatformsAnswer(
        platforms=[_platform_info(platform) for platform in PLATFORMS.values()],
        tones=[tone.value for tone in Tone],
        locales=list(LOCALES),
        currencies=list(CURRENCIES),
    ).model_dump_json()
    shown = TemplatesAnswer(templates=[_template_info(each) for each in templates])
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

    # flask-openapi3 reads the model of a body from the annotation.
    check.__annotations__["body"] = _lint_request()
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


def _platform_info(platform: Platform) -> PlatformInfo:
    figures = (platform.hashtags, platform.emoji)
    sources = [figure.source for figure in figures if figure]
    return PlatformInfo(
        id=platform.id,
        name=platform.name,
        hashtags=platform.hashtags and platform.hashtags.value,
        emoji=platform.emoji and platform.emoji.value,
        forbidden=platform.forbidden,
        sources=[*sources, *([platform.forbidden_source] if platform.forbidden else [])],
        fields=[_field_info(field) for field in platform.fields],
    )


def _field_info(field: PlatformField) -> FieldInfo:
    return FieldInfo(
        name=field.name,
        limit=field.hard and field.hard.value,
        soft_limit=field.soft and field.soft.value,
        counting=field.counting,
        least=field.least,
        most=field.most,
        has_hashtags=field.has_hashtags,
        sources=[figure.source for figure in (field.hard, field.soft) if figure],
    )


def _template_info(template: CopyTemplate) -> TemplateInfo:
    return TemplateInfo(
        id=template.id,
        platform=template.platform,
        field=template.field,
        tone=template.tone.value,
        needs=sorted(template.slots),
        quality="good" if template.needs_good else "any",
        min_rating=template.min_rating,
        weight=template.weight,
        text=template.text,
    )
