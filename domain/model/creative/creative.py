"""A creative: copy ready to post, with the proof of where it came from."""

from dataclasses import dataclass
from datetime import datetime

from domain.model.creative.variants.variant import PlatformCopy
from domain.model.data.labelling import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The written parts of a creative.

    Attributes:
        hashtags: with their ``#``, from specific to broad.
        template_ids: of the templates used, caption first.
    """

    caption: str
    hashtags: tuple[str, ...]
    ad_copy: str
    template_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Creative:
    """Copy for one product, the model's judgement, and its provenance.

    Attributes:
        confidence: the model's probability of the quality it names, 0.5 to 1.
        needs_review: whether a person should read it before it is posted.
        model_version: of the registry; None for a bundle that was never promoted.
        seed: with the same brief and model it gives the same copy again.
        platforms: copy for those the brief's campaign names, in their order.
    """

    caption: str
    hashtags: tuple[str, ...]
    ad_copy: str
    quality: Label
    confidence: float
    needs_review: bool
    generated_at: datetime
    model_version: int | None
    dataset_version: int
    template_ids: tuple[str, ...]
    seed: int
    platforms: tuple[PlatformCopy, ...] = ()
