"""What /predict, /batch_predict and the operations routes answer."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.model.creative.creative import Creative
from domain.model.evaluation.parity import Precision
from entrypoints.http.problem import ProblemDocument
from entrypoints.inference_app.schemas.platform_answers import (
    PlatformCopyAnswer,
    platform_copy_answer,
)


class SourceAnswer(BaseModel):
    """Words of the input that copy may use, and where they stand."""

    id: int
    kind: str = Field(description="Of fact, or name of a value: name, brand, price …")
    text: str
    field: str = Field(description="Of the request; title and description as ``input`` has them.")
    start: int | None = Field(description="In code points; null where the words have another form.")
    end: int | None


class InputAnswer(BaseModel):
    """The product's texts, cleaned, as they were read; places of facts are in them."""

    title: str
    description: str
    category: str | None
    brand: str | None
    highlights: list[str]


class CreativeAnswer(BaseModel):
    """Copy ready to post, what the model thought of the product, and where both came from."""

    model_config = ConfigDict(protected_namespaces=())

    caption: str
    hashtags: list[str]
    ad_copy: str
    quality: Literal["good", "poor"]
    confidence: float = Field(description="The model's probability of the quality it names.")
    truncated: bool = Field(
        description="Whether the model read only the beginning of title and description."
    )
    needs_review: bool
    generated_at: datetime
    model_version: int | None
    dataset_version: int
    template_ids: list[str]
    seed: int = Field(description="Gives the same copy for the same product again.")
    input: InputAnswer
    facts: list[SourceAnswer] = Field(description="The most telling of a kind first.")
    language: str = Field(description="Of the product's texts, as ISO 639-1; und: unknown.")
    missing: list[str] = Field(description="What would make the copy better.")
    notes: list[str] = Field(description="Why something asked for was not given.")
    platforms: list[PlatformCopyAnswer] | None = Field(
        None, description="Where the request asked for it."
    )


class BatchAnswer(BaseModel):
    """One creative per item, in order; in the place of an item at fault stands its problem."""

    creatives: list[CreativeAnswer | ProblemDocument]


class ReadyAnswer(BaseModel):
    """A model is loaded and has answered a warm-up."""

    model_config = ConfigDict(protected_namespaces=())

    status: Literal["ready"] = "ready"
    model_version: int | None


class ModelInfo(BaseModel):
    """The model that answers."""

    model_config = ConfigDict(protected_namespaces=())

    model_version: int | None
    run_id: str
    dataset_version: int
    dataset_digest: str
    precision: Precision
    label_threshold: float
    label: str = Field(description="What a good product is for this model.")
    accuracy: float = Field(description="On the holdout of its dataset version, 0 to 1.")
    beats_baseline: bool | None
    temperature: float = Field(description="Divisor of the logits; 1 leaves confidence as it is.")
    calibration_rows: int = Field(description="Rows the temperature was fitted on.")
    loaded_at: datetime


class RefusedBundle(BaseModel):
    """A bundle that was not loaded; what was served before goes on."""

    reason: str
    refused_at: datetime


class InfoAnswer(BaseModel):
    """What is served, and the last bundle that was refused since."""

    model: ModelInfo | None
    last_refused: RefusedBundle | None


def creative_answer(creative: Creative) -> CreativeAnswer:
    copy = creative.copy
    ids = {source: place for place, source in enumerate(copy.sources)}
    return CreativeAnswer(
        caption=creative.caption,
        hashtags=list(creative.hashtags),
        ad_copy=creative.ad_copy,
        quality="good" if creative.quality else "poor",
        confidence=creative.confidence,
        truncated=creative.is_truncated,
        needs_review=creative.needs_review,
        generated_at=creative.generated_at,
        model_version=creative.model_version,
        dataset_version=creative.dataset_version,
        template_ids=list(creative.template_ids),
        seed=creative.seed,
        input=InputAnswer(
            title=copy.product.title,
            description=copy.product.description,
            category=copy.product.category,
            brand=copy.product.brand,
            highlights=list(copy.product.highlights),
        ),
        facts=[SourceAnswer(id=place, **source._asdict()) for source, place in ids.items()],
        language=copy.language,
        missing=list(copy.missing),
        notes=list(copy.notes),
        platforms=[platform_copy_answer(each, ids) for each in creative.platforms] or None,
    )
