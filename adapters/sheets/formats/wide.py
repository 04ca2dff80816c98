"""``wide``: one row for each product, a column for each text."""

from collections.abc import Iterator

from adapters.sheets.formats.layout import Layout, Row, texts_of
from adapters.sheets.formats.long import judgement
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.sheet import SheetNames, WrittenProduct

_KNOWN = ("id", "link", "title", "quality", "confidence", "needs_review", "problem")


def _columns(campaign: Campaign) -> tuple[str, ...]:
    return _KNOWN + tuple(
        name
        for platform in campaign.platforms
        for variant in range(1, campaign.variants + 1)
        for field in platform.fields
        for name in _names(platform, field, variant)
    )


def _names(platform: Platform, field: Field, variant: int) -> Iterator[str]:
    """The columns of one field, such as ``google_rsa headline 3 variant 2``."""
    for place in range(1, field.written + 1):
        number = f" {place}" if field.written > 1 else ""
        yield f"{platform.id} {field.name}{number} variant {variant}"


def _rows(written: WrittenProduct, _: SheetNames) -> Iterator[Row]:
    copies = written.creative.platforms
    problems = [str(copy.problem) for copy in copies if copy.problem is not None]
    texts = {
        name: text
        for copy in copies
        for place, variant in enumerate(copy.variants, 1)
        for field in copy.platform.fields
        for name, text in zip(
            _names(copy.platform, field, place), texts_of(variant, field.name), strict=False
        )
    }
    yield {
        "id": written.product.id,
        "link": written.brief.url,
        "title": written.brief.title,
        **judgement(written),
        "problem": "; ".join(problems),
        **texts,
    }


WIDE = Layout(endings=(".csv", ".xlsx", ".tsv", ".json", ".jsonl"), columns=_columns, rows=_rows)
