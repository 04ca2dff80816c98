"""``jsonl``: one object for each product, with all its copy inside, for programs."""

from collections.abc import Iterator

from adapters.sheets.formats.layout import Layout, Row, fixed
from adapters.sheets.formats.long import judgement
from domain.model.creative.sheet import SheetNames, WrittenProduct
from domain.model.creative.variants.variant import FieldText, PlatformCopy

_COLUMNS = (
    "product", "id", "link", "title", "quality", "confidence", "needs_review", "model_version",
    "seed", "platforms",
)  # fmt: skip


def _rows(written: WrittenProduct, _: SheetNames) -> Iterator[Row]:
    yield {
        "product": written.number,
        "id": written.product.id,
        "link": written.brief.url,
        "title": written.brief.title,
        **judgement(written),
        "model_version": written.creative.model_version,
        "seed": written.creative.seed,
        "platforms": [_platform(copy) for copy in written.creative.platforms],
    }


def _platform(copy: PlatformCopy) -> Row:
    return {
        "platform": copy.platform.id,
        "problem": None if copy.problem is None else str(copy.problem),
        "variants": [
            {"tone": variant.tone.value, "texts": [_text(text) for text in variant.texts]}
            for variant in copy.variants
        ],
    }


def _text(text: FieldText) -> Row:
    return {
        "field": text.field.name,
        "text": text.text,
        "count": text.length,
        "limit": text.field.limit,
        "hashtags": list(text.hashtags),
        "template_id": text.template_id,
    }


PER_PRODUCT = Layout(endings=(".jsonl",), columns=fixed(_COLUMNS), rows=_rows)
