"""What /predict and /batch_predict take."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    create_model,
    model_validator,
)
from pydantic_core import PydanticCustomError

from domain.bounds import MAX_SEED
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import (
    HIGHEST_RATING,
    LOWEST_RATING,
    MAX_CATEGORY_LENGTH,
    MAX_PRICE,
    check_price,
    check_text,
    rounded_rating,
)
from domain.model.catalog.readable_text import fault_in
from domain.model.creative.brief.attributes import Attributes
from domain.model.creative.brief.brief import (
    MAX_BRAND_LENGTH,
    MAX_HIGHLIGHT_LENGTH,
    MAX_HIGHLIGHTS,
    MAX_RATING_COUNT,
    Brief,
)
from domain.ports.price_reader import PriceReader
from entrypoints.inference_app.schemas.campaign import (
    CampaignRequest,
    campaign_fields,
    whole,
)
from entrypoints.settings.sections import CopywritingSettings, InferenceSettings

# ``check_text`` for those who read the schema: no control character but \n, \r and \t, and one that
# is no white space. Written with escapes, because languages differ in what \s means.
_CONTROLS = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
_SPACES = r"\t\n\r\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
READABLE = f"^[^{_CONTROLS}]*[^{_CONTROLS}{_SPACES}][^{_CONTROLS}]*$"


def obeys(rule: Callable[[Any], None]) -> AfterValidator:
    """A validator that applies a rule of the domain; a fault then has the field's whole path."""

    def check(value: object) -> object:
        try:
            rule(value)
        except InvalidProduct as error:
            facts = {"requirement": error.requirement}
            raise PydanticCustomError("product", "must be {requirement}", facts) from error
        return value

    return AfterValidator(check)


def text_type(field: str, limit: int) -> Any:  # noqa: ANN401 - a type, made at run time
    """Text that people can read, of at most so many code points."""
    rule = obeys(lambda text: check_text(field, text, limit))
    shown = Field(min_length=1, max_length=limit, json_schema_extra={"pattern": READABLE})
    return Annotated[str, shown, rule]


def _money(price: float) -> Decimal:
    return Decimal(repr(price))  # the shortest decimal that is this float: what the client wrote


Price = Annotated[
    float,
    Field(ge=0, le=float(MAX_PRICE), allow_inf_nan=False, json_schema_extra={"multipleOf": 0.01}),
    obeys(lambda price: check_price(_money(price))),
]
Rating = Annotated[float, Field(ge=LOWEST_RATING, le=HIGHEST_RATING, allow_inf_nan=False)]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED), BeforeValidator(whole)]


_MAX_PRICE_TEXT = 60
_Attribute = Annotated[str, Field(min_length=1, max_length=MAX_HIGHLIGHT_LENGTH)] | None


class AttributesRequest(BaseModel):
    """What the columns of a product feed say."""

    model_config = ConfigDict(extra="forbid", strict=True)

    color: _Attribute = None
    size: _Attribute = None
    material: _Attribute = None
    pack: _Attribute = None
    gender: _Attribute = None
    age_group: _Attribute = None
    model: _Attribute = None
    capacity: _Attribute = None
    highlights: list[Annotated[str, Field(min_length=1, max_length=MAX_HIGHLIGHT_LENGTH)]] = Field(
        [], max_length=MAX_HIGHLIGHTS, description="The product's main points, in a few words each."
    )

    @model_validator(mode="after")
    def _is_readable(self) -> Self:
        for name in type(self).model_fields:
            value = getattr(self, name)
            for text in value if isinstance(value, list) else [value] if value else []:
                if fault := fault_in(text, MAX_HIGHLIGHT_LENGTH):
                    facts = {"name": name, "requirement": fault[1]}
                    raise PydanticCustomError("product", "{name} must be {requirement}", facts)
        return self


class PredictRequest(CampaignRequest):
    """A product to write a creative for; ``request_models`` adds the rules for its texts."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str
    description: str
    category: str | None = None
    price: Price | Annotated[str, Field(max_length=_MAX_PRICE_TEXT)] | None = Field(
        None, description="An amount of at most two places, or text such as 24.90 EUR."
    )
    sale_price: Price | Annotated[str, Field(max_length=_MAX_PRICE_TEXT)] | None = Field(
        None, description="What it costs now, below the price."
    )
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
        amounts: list[Decimal | None] = []
        named = {self.currency} - {None}
        for price in (self.price, self.sale_price):
            if isinstance(price, str):
                amount, currency = read_price(price, self.currency or defaults.currency)
                named.add(currency)
                amounts.append(amount)
            else:
                amounts.append(None if price is None else _money(price))
        if len(named) > 1:
            raise InvalidProduct(
                "price", self.price, f"in one currency, not {' and '.join(sorted(map(str, named)))}"
            )
        return amounts[0], amounts[1], str(next(iter(named), defaults.currency))


class BatchRequest(BaseModel):
    """Products to write creatives for."""

    model_config = ConfigDict(extra="forbid", strict=True)

    items: list[PredictRequest]


def request_models(
    settings: InferenceSettings,
) -> tuple[type[PredictRequest], type[BatchRequest]]:
    """The two request bodies within the limits of the settings."""
    category = text_type("category", MAX_CATEGORY_LENGTH)
    brand = text_type("brand", MAX_BRAND_LENGTH)
    single = create_model(
        "PredictRequest",
        __base__=PredictRequest,
        title=(text_type("title", settings.max_title_length), ...),
        description=(text_type("description", settings.max_description_length), ...),
        category=(category | None, None),
        brand=(brand | None, Field(None, description="The seller's.")),
        **campaign_fields(),
    )
    batch = create_model(
        "BatchRequest",
        __base__=BatchRequest,
        items=(list[single], Field(min_length=1, max_length=settings.max_batch)),
    )
    return single, batch
