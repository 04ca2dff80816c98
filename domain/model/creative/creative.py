"""A creative: copy ready to post, with the proof of where it came from."""

from dataclasses import dataclass
from datetime import datetime

from domain.model.catalog.product import Product
from domain.model.creative.variants.source import Source
from domain.model.creative.variants.variant import FieldText, PlatformCopy
from domain.model.data.labelling import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """All that is written for one product.

    Attributes:
        hashtags: with their ``#``, from specific to broad.
        platforms: copy for those the campaign names, in their order.
        sources: words of the input that may be used, the most telling first.
        product: as it was read, cleaned; places of sources are in its fields.
        language: of the product's texts, as ISO 639-1; ``und`` where nothing tells it.
        missing: what would make the copy better.
        notes: why something that was asked for was not given.
    """

    caption: FieldText | None
    hashtags: tuple[str, ...]
    ad_copy: FieldText | None
    platforms: tuple[PlatformCopy, ...]
    sources: tuple[Source, ...]
    product: Product
    language: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Creative:
    """Copy for one product, the model's judgement, and its provenance.

    Attributes:
        confidence: the model's probability of the quality it names, 0.5 to 1.
        is_truncated: whether the model judged only the beginning of the product's texts.
        needs_review: whether a person should read it before it is posted.
        model_version: of the registry; None for a bundle that was never promoted.
        seed: with the same brief and model it gives the same copy again.
    """

    copy: Copy
    quality: Label
    confidence: float
    is_truncated: bool
    needs_review: bool
    generated_at: datetime
    model_version: int | None
    dataset_version: int
    seed: int

    @property
    def caption(self) -> str:
        return self.copy.caption.text if self.copy.caption else self.copy.product.title

    @property
    def ad_copy(self) -> str:
        return self.copy.ad_copy.text if self.copy.ad_copy else self.copy.product.title

    @property
    def hashtags(self) -> tuple[str, ...]:
        return self.copy.hashtags

    @property
    def platforms(self) -> tuple[PlatformCopy, ...]:
        return self.copy.platforms

    @property
    def template_ids(self) -> tuple[str, ...]:
        """Of the templates of the default answer, the caption's first."""
        return tuple(text.template_id for text in (self.copy.caption, self.copy.ad_copy) if text)
