"""``long``: one row for each text."""

from collections.abc import Iterator

from adapters.sheets.formats.layout import Layout, Row, fixed
from domain.model.creative.sheet import SheetNames, WrittenProduct
from domain.model.creative.variants.variant import FieldText, Variant

_COLUMNS = (
    "product", "id", "link", "title", "platform", "variant", "tone", "field", "text", "count",
    "limit", "hashtags", "template_id", "problem", "quality", "confidence", "needs_review",
    "model_version", "seed",
)  # fmt: skip


def _rows(written: WrittenProduct, _: SheetNames) -> Iterator[Row]:
    known: Row = {
        "product": written.number,
        "id": written.product.id,
        "link": written.brief.url,
        "title": written.brief.title,
        **judgement(written),
        "model_version": written.creative.model_version,
        "seed": written.creative.seed,
    }
    for copy in written.creative.platforms:
        here = {**known, "platform": copy.platform.id}
        if copy.problem is not None:
            yield {**here, "problem": str(copy.problem)}
        for place, variant in enumerate(copy.variants, 1):
            for text in variant.texts:
                yield {**here, "variant": place, **_text(variant, text)}


def judgement(written: WrittenProduct) -> Row:
    """What the model says of the product."""
    creative = written.creative
    return {
        "quality": creative.quality.word,
        "confidence": round(creative.confidence, 4),
        "needs_review": creative.needs_review,
    }


def _text(variant: Variant, text: FieldText) -> Row:
    return {
        "tone": variant.tone.value,
        "field": text.field.name,
        "text": text.text,
        "count": text.length,
        "limit": text.field.limit,
        "hashtags": " ".join(text.hashtags),
        "template_id": text.template_id,
    }


LONG = Layout(
    endings=(".csv", ".json", ".jsonl", ".tsv", ".xlsx"), columns=fixed(_COLUMNS), rows=_rows
)
