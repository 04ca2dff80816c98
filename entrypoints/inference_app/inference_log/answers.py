"""The lines of one request: its texts, scores and creatives as served answers."""

import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.model.creative.creative import Copy, Creative
from domain.model.creative.platforms.all_platforms import SHOP
from domain.model.creative.variants.source import Source
from domain.model.creative.variants.variant import FieldText
from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import predicted_label
from domain.model.serving.served_answer import ServedAnswer, WrittenText
from entrypoints.inference_app.inference_log.noted import Noted

Digest = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What all lines of a request share.

    Attributes:
        latency_ms: up to now.
    """

    time: datetime
    request_id: str
    route: str
    latency_ms: float


def keyed_digest(key: str) -> Digest:
    """HMAC-SHA256, in hexadecimal: without the key nobody can try out which text it is of."""
    secret = key.encode()
    # A lone surrogate, which no route should let in, must not end in an error here.
    return lambda text: hmac.digest(secret, text.encode("utf-8", "surrogatepass"), "sha256").hex()


def served_answers(request: Request, noted: Noted, digest: Digest | None) -> Iterator[ServedAnswer]:
    """One answer for each text.

    Args:
        digest: None keeps the texts as they are.
    """
    manifest = noted.manifest
    for place, (text, score, cached) in enumerate(
        zip(noted.texts, noted.scores, noted.cached, strict=True)
    ):
        label = predicted_label(score.good)
        creative = noted.creatives[place] if noted.creatives else None
        product = creative.copy.product if creative else None
        price = product.price if product else None
        yield ServedAnswer(
            time=request.time,
            request_id=request.request_id,
            route=request.route,
            text=text if digest is None else None,
            text_hmac=None if digest is None else digest(text),
            text_length=len(text),
            category=product.category if product else None,
            price=None if price is None else float(price),
            currency=product.currency if product else None,
            rating=product.rating if product else None,
            label="good" if label is Label.GOOD else "poor",
            confidence=score.confidence,
            needs_review=creative.needs_review if creative else label is Label.POOR,
            truncated=score.is_truncated,
            cached=cached,
            latency_ms=request.latency_ms,
            model_version=manifest.model_version,
            run_id=manifest.run_id,
            dataset_version=manifest.dataset_version,
            facts=tuple(source.kind for source in creative.copy.sources) if creative else (),
            texts=tuple(_written(creative)) if creative else (),
        )


def _written(creative: Creative) -> Iterator[WrittenText]:
    copy = creative.copy
    ids = {source: place for place, source in enumerate(copy.sources)}
    for text in _default_texts(copy):
        yield _text(SHOP.id, 0, text, ids)
    for each in copy.platforms:
        for number, variant in enumerate(each.variants):
            for text in variant.texts:
                yield _text(each.platform.id, number, text, ids)


def _default_texts(copy: Copy) -> Iterator[FieldText]:
    yield from (text for text in (copy.caption, copy.ad_copy) if text is not None)


def _text(platform: str, number: int, text: FieldText, ids: Mapping[Source, int]) -> WrittenText:
    return WrittenText(
        platform=platform,
        variant=number,
        field=text.field.name,
        template_id=text.template_id,
        facts=tuple(sorted({ids[source] for source in text.sources if source in ids})),
    )
