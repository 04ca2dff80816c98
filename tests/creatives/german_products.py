"""German products as briefs, and what writes their copy."""

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from adapters.cldr.babel_number_format import BabelNumberFormat
from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.templating.template_index import TemplateIndex
from domain.use_cases.write.write_copy import WriteCopy

RECORDS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "german_products.json").read_text(encoding="utf-8")
)


def brief_of(record: dict[str, Any], tone: Tone | None = None, variants: int = 1) -> Brief:
    """For all platforms, with prices as Germans write them."""
    campaign = Campaign(
        platforms=tuple(PLATFORMS.values()),
        tone=tone,
        variants=variants,
        locale="de-DE",
        offers=tuple(record.get("offers", ())),
    )
    return Brief(
        title=record["title"],
        description=record["description"],
        category=record.get("category"),
        brand=record.get("brand"),
        price=_amount(record.get("price")),
        sale_price=_amount(record.get("sale_price")),
        currency="EUR",
        rating=record.get("rating"),
        rating_count=record.get("rating_count"),
        url=record.get("url"),
        attributes=Attributes(**record.get("attributes", {})),
        campaign=campaign,
    )


@cache
def writer() -> WriteCopy:
    """Of the core packs."""
    return WriteCopy(index=TemplateIndex(TomlTemplatePacks().load()), numbers=BabelNumberFormat())


def _amount(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
