"""What /predict and /batch_predict take."""

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from domain.bounds import MAX_SEED
from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import (
    HIGHEST_RATING,
    LOWEST_RATING,
    MAX_CATEGORY_LENGTH,
    MAX_PRICE,
    check_price,
    check_rating,
    check_text,
)
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import MAX_BRAND_LENGTH
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
Rating = Annotated[
    float,
    Field(
        ge=LOWEST_RATING,
        le=HIGHEST_RATING,
        allow_inf_nan=False,
        json_schema_extra={"multipleOf": 0.1},
    ),
    obeys(check_rating),
]
Seed = Annotated[int, Field(ge=0, le=MAX_SEED), BeforeValidator(whole)]


class PredictRequest(CampaignRequest):
    """A product to write a creative for; ``request_models`` adds the rules for its texts."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str
    description: str
    category: str | None = None
    price: Price | None = Field(None, description="In the shop's currency, at most two places.")
    rating: Rating | None = Field(None, description="Stars, at most one decimal.")
    seed: Seed | None = Field(None, description="Without one, the product's own text chooses.")

    def brief(self, defaults: CopywritingSettings) -> Brief:
        return Brief(
            title=self.title,
            description=self.description,
            category=self.category,
            price=None if self.price is None else _money(self.price),
            rating=self.rating,
            seed=self.seed,
            campaign=self.campaign(defaults),
        )


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
