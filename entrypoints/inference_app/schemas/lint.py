"""What /lint takes and answers."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.text.counting import Counting
from entrypoints.inference_app.schemas.platform_answers import FindingAnswer
from entrypoints.inference_app.schemas.texts import text_type
from entrypoints.settings.choices import one_of

MAX_LINT_LENGTH = 10_000


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


def lint_request() -> type[LintRequest]:
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
