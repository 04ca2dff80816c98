"""What /predict takes, and each item of /batch_predict."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from domain.bounds import MAX_SEED
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.attributes import Attributes
from domain.model.catalog.product import (
    HIGHEST_RATING,
    LOWEST_RATING,
    MAX_BRAND_LENGTH,
    MAX_CATEGORY_LENGTH,
    MAX_HIGHLIGHT_LENGTH,
    MAX_HIGHLIGHTS,
    MAX_RATING_COUNT,
    rounded_rating,
)
from domain.model.creative.brief.brief import Brief
from domain.ports.price_reader import PriceReader
from entrypoints.inference_app.schemas.campaign import (
    CampaignRequest,
    campaign_fields,
    whole,
)
from entrypoints.inference_app.schemas.prices import Price, money
from entrypoints.inference_app.schemas.texts import readable, shown, text_type
from entrypoints.settings.sections import CopywritingSettings, InferenceSettings

Rating = Annotated[float, Field(ge=LOWEST_RATING, le=HIGHEST_RATING, allow_inf_nan=False)]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED), BeforeValidator(whole)]
_Attribute = Annotated[
    str, shown(MAX_HIGHLIGHT_LENGTH), readable("attribute", MAX_HIGHLIGHT_LENGTH)
]


class AttributesRequest(BaseModel):
    """What the columns of a product feed say."""

    model_config = ConfigDict(extra="forbid", strict=True)

    color: _Attribute | None = None
    size: _Attribute | None = None
    material: _Attribute | None = None
    pack: _Attribute | None = None
    gender: _Attribute | None = None
    age_group: _Attribute | None = None
    model: _Attribute | None = None
    capacity: _Attribute | None = None
    highlights: list[_Attribute] = Field(
        [], max_length=MAX_HIGHLIGHTS, description="The product's main points, in a few words each."
    )


class PredictRequest(CampaignRequest):
    """A product to write a creative for; ``predict_model`` adds the rules for its texts."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str
    description: str
    category: str | None = None
    price: Price | None = Field(
        None, description="An amount of at most two places, or text such as 24.90 EUR."
    )
    sale_price: Price | None = Field(None, description="What it costs now, below the price.")
    rating: Rating | None = Field(None, description="Stars; shown with one decimal, from 4.0.")
    rating_count: (
        Annotated[int, Field(ge=0, le=MAX_RATING_COUNT), BeforeValidator(whole)] | None
    ) = Field(None, description="Of reviews behind the rating.")
    attributes: AttributesRequest | None = None
    seed: Seed | None = Field(None, description="Without one, the product's own text chooses.")

    def brief(self, defaults: CopywritingSettings, read_price: PriceReader) -> Brief:
        """The product and the campaign.

        Raises:
            InvalidProduct: a price in words is not certain, or names another currency.
        """
        attributes = self.attributes or AttributesRequest()
        price, sale_price, currency = self._prices(defaults, read_price)
        return Brief(
            title=self.title,
            description=self.description,
            category=self.category,
            brand=self.brand or defaults.brand,
            price=price,
            sale_price=sale_price,
            currency=currency,
            rating=None if self.rating is None else rounded_rating(self.rating),
            rating_count=self.rating_count,
            url=self.url or defaults.url,
            attributes=Attributes(**attributes.model_dump(exclude={"highlights"})),
            highlights=tuple(attributes.highlights),
            seed=self.seed,
            campaign=self.campaign(defaults),
        )

    def _prices(
        self, defaults: CopywritingSettings, read_price: PriceReader
    ) -> tuple[Decimal | None, Decimal | None, str]:
        """Price, sale price, and the currency that they, or the request, name."""
        named = {self.currency} - {None}
        amounts: dict[str, Decimal | None] = {}
        for field in ("price", "sale_price"):
            given = getattr(self, field)
            if not isinstance(given, str):
                amounts[field] = None if given is None else money(given)
                continue
            try:
                amounts[field], currency = read_price(given, self.currency or defaults.currency)
            except InvalidProduct as error:
                raise InvalidProduct(field, given, error.requirement) from error
            named.add(currency)
            if len(named) > 1:
                both = " and ".join(sorted(map(str, named)))
                raise InvalidProduct(field, given, f"in one currency, not {both}")
        return amounts["price"], amounts["sale_price"], str(next(iter(named), defaults.currency))


def predict_model(settings: InferenceSettings) -> type[PredictRequest]:
    """The request within the limits of the settings."""
    category = text_type("category", MAX_CATEGORY_LENGTH)
    brand = text_type("brand", MAX_BRAND_LENGTH)
    return create_model(
        "PredictRequest",
        __base__=PredictRequest,
        title=(text_type("title", settings.max_title_length), ...),
        description=(text_type("description", settings.max_description_length), ...),
        category=(category | None, None),
        brand=(brand | None, Field(None, description="The seller's.")),
        **campaign_fields(),
    )
