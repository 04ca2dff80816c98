"""What /platforms and /templates answer."""

from pydantic import BaseModel, Field

from domain.model.creative.platforms.platform import Field as PlatformField
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.text.counting import Counting


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


class CsvInfo(BaseModel):
    """How files for people's spreadsheets are written."""

    delimiter: str
    byte_order_mark: bool


class PlatformsAnswer(BaseModel):
    """All that a request may name, and how the page writes files."""

    platforms: list[PlatformInfo]
    tones: list[str]
    locales: list[str]
    currencies: list[str]
    csv: CsvInfo


class TemplateInfo(BaseModel):
    """A template of a pack."""

    id: str
    language: str
    fields: list[str] = Field(
        description="platform.field; none: a phrase that other texts take in."
    )
    role: str
    tones: list[str] = Field(description="None: all.")
    kinds: list[str] = Field(description="Of shop; none: all.")
    needs: list[str]
    quality: str
    weight: float
    text: str


class TemplatesAnswer(BaseModel):
    templates: list[TemplateInfo]


def platform_info(platform: Platform) -> PlatformInfo:
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


def template_info(template: CopyTemplate) -> TemplateInfo:
    return TemplateInfo(
        id=template.id,
        language=template.language,
        fields=list(template.fields),
        role=template.role,
        tones=sorted(template.tones),
        kinds=sorted(template.kinds),
        needs=sorted(template.slots),
        quality="good" if template.needs_good else "any",
        weight=template.weight,
        text=template.text,
    )
