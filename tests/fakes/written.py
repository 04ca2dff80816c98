"""A product with copy for all platforms that is the same whatever the templates are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from domain.errors.creative import NoCopyFits
from domain.model.catalog.product import Product
from domain.model.creative.brief.brief import brief_of
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.creative import Copy, Creative
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.sheet import WrittenProduct
from domain.model.creative.variants.source import Source
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant
from domain.model.data.labelling import Label

MUG = Product(
    id="SKU-1",
    title="Blue Mug",
    description='Holds "tea".',
    category="Home > Kitchen > Mugs",
    brand="Acme",
    price=Decimal("9.90"),
    currency="EUR",
    url="https://shop.example/mug",
)


def written(
    product: Product = MUG,
    platforms: Sequence[Platform] = tuple(PLATFORMS.values()),
    *,
    variants: int = 1,
    start: str = "",
    number: int = 1,
    without: Sequence[Platform] = (),
) -> WrittenProduct:
    """Each text says its place, after ``start``.

    Args:
        without: platforms whose copy the product does not give.
    """
    campaign = Campaign(platforms=tuple(platforms), variants=variants, keywords=("tea mug",))
    copies = tuple(
        PlatformCopy(platform=each, variants=(), problem=NoCopyFits(each.id, "headline", 2, 3))
        if each in without
        else PlatformCopy(
            platform=each,
            variants=tuple(_variant(each, place, start) for place in range(1, variants + 1)),
        )
        for each in platforms
    )
    return WrittenProduct(
        number=number,
        product=product,
        brief=replace(
            brief_of(product, campaign, currency="USD", seed=None), brand=product.brand or "Shop"
        ),
        creative=Creative(
            copy=Copy(
                caption=None,
                hashtags=("#Mug", "#Acme"),
                ad_copy=None,
                platforms=copies,
                sources=(
                    Source(kind="feature", text="wide, warm handle", field="description"),
                    Source(kind="feature", text="warm handle", field="description"),
                    Source(kind="service", text="free delivery today", field="description"),
                    Source(kind="outcome", text="keeps tea hot", field="description"),
                ),
                product=product,
                language="en",
                missing=(),
                notes=(),
            ),
            quality=Label.GOOD,
            confidence=0.87654,
            is_truncated=False,
            needs_review=False,
            generated_at=datetime(2026, 1, 2, tzinfo=UTC),
            model_version=3,
            dataset_version=2,
            seed=7,
        ),
    )


def _variant(platform: Platform, place: int, start: str) -> Variant:
    texts = tuple(
        _text(field, f"{start}{field.name} {number} v{place}")
        for field in platform.fields
        for number in range(1, field.written + 1)
    )
    return Variant(tone=Tone.PLAIN, texts=texts)


def _text(field: Field, text: str) -> FieldText:
    tags = ("#Mug",) if field.has_hashtags else ()
    return FieldText(
        field=field, text=text, length=len(text), template_id="pack/one", hashtags=tags
    )
