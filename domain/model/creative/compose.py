"""Copy for a brief: which templates apply, which are taken, and what fills them."""

import hashlib
import random
from collections.abc import Sequence

from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Copy
from domain.model.creative.hashtags import hashtags
from domain.model.creative.templating.template import Template
from domain.model.creative.templating.templates import AD_COPY, CAPTIONS
from domain.model.data.labelling import Label

_SEED_BYTES = 6  # 48 bits: exact in every JSON reader


def compose(brief: Brief, quality: Label, seed: int) -> Copy:
    """Write caption, hashtags and ad copy; the same brief, quality and seed give the same copy."""
    rng = random.Random(seed)
    values = _values(brief)
    caption = _choose(rng, CAPTIONS[quality], values)
    ad = _choose(rng, AD_COPY[quality], values)
    return Copy(
        caption=caption.render(values),
        hashtags=hashtags(brief),
        ad_copy=ad.render(values),
        template_ids=(caption.id, ad.id),
    )


def seed_of(brief: Brief) -> int:
    """The seed a brief has when it names none: a digest of its text, stable in every process."""
    if brief.seed is not None:
        return brief.seed
    text = f"{brief.title}\n{brief.description}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:_SEED_BYTES])


def _choose(rng: random.Random, templates: Sequence[Template], values: dict[str, str]) -> Template:
    return rng.choice([template for template in templates if template.applies(values)])


def _values(brief: Brief) -> dict[str, str]:
    """The slots the brief can fill; titles without a full stop, which templates add."""
    title = _one_line(brief.title)
    values = {
        "title": title.rstrip(".") or title,
        "description": _sentence(_one_line(brief.description or brief.title)),
    }
    if brief.category is not None:
        values["category"] = _one_line(brief.category)
    if brief.price is not None:
        values["price"] = f"{brief.price:.2f}"
    if brief.rating is not None:
        values["rating"] = f"{brief.rating:.1f}"
    return values


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "。")) else f"{text}."
