"""What a request says about the copy it wants for platforms."""

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from domain.model.catalog.money import CURRENCIES, LOCALES
from domain.model.catalog.product import ADDRESS, MAX_URL_LENGTH
from domain.model.creative.brief.campaign import (
    MAX_VARIANTS,
    MAX_WISH_LENGTH,
    MAX_WISHES,
    Campaign,
)
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from entrypoints.inference_app.schemas.texts import readable, shown
from entrypoints.settings.choices import one_of
from entrypoints.settings.sections import CopywritingSettings

Wish = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    shown(MAX_WISH_LENGTH),
    readable("wish", MAX_WISH_LENGTH),
]
Wishes = Annotated[list[Wish], Field(max_length=MAX_WISHES)]


def whole(value: object) -> object:
    """7.0 is a whole number to JSON Schema, and to programs that know no other numbers."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _check_address(value: str) -> str:
    if not re.fullmatch(ADDRESS, value):
        raise PydanticCustomError("address", "must be like https://shop.example.com/lamp")
    return value


Url = Annotated[
    str,
    Field(max_length=MAX_URL_LENGTH, json_schema_extra={"pattern": ADDRESS}),
    AfterValidator(_check_address),
]


class CampaignRequest(BaseModel):
    """Copy that is wanted for platforms; with any of these, the answer has ``platforms``.

    ``campaign_fields`` adds the names there are.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    platforms: list[str] | None = None
    tone: str | None = None
    variants: Annotated[int, Field(ge=1, le=MAX_VARIANTS), BeforeValidator(whole)] | None = Field(
        None, description="Per platform; fewer come where fewer differ. Without it: 1."
    )
    currency: str | None = None
    locale: str | None = None
    brand: str | None = None
    url: Url | None = Field(None, description="Where the product is sold.")
    keywords: Wishes | None = Field(None, description="What people search; in headlines as given.")
    audience: Wish | None = Field(None, description="Whom the product is for.")
    offers: Wishes | None = Field(None, description="What the seller offers: free delivery.")
    must_say: Wishes | None = Field(None, description="Words that every post has.")
    never_say: Wishes | None = Field(None, description="Words that no text has.")
    call_to_action: Wish | None = Field(None, description="In place of those of the templates.")
    hashtags: Wishes | None = Field(None, description="The seller's own; they come first.")

    def campaign(self, defaults: CopywritingSettings) -> Campaign:
        """Without platforms where nothing was said about them."""
        is_wanted = any(getattr(self, wish) is not None for wish in CampaignRequest.model_fields)
        wanted = dict.fromkeys(self.platforms or PLATFORMS) if is_wanted else {}
        return Campaign(
            platforms=tuple(PLATFORMS[each] for each in wanted),
            tone=None if self.tone is None else Tone(self.tone),
            variants=self.variants or 1,
            locale=self.locale or defaults.locale,
            keywords=tuple(self.keywords or ()),
            audience=self.audience,
            offers=tuple(self.offers or ()),
            must_say=tuple(self.must_say or ()),
            never_say=tuple(self.never_say or ()),
            call_to_action=self.call_to_action,
            hashtags=tuple(self.hashtags or ()),
        )


def campaign_fields() -> dict[str, Any]:
    """The fields whose types are made of what there is, for ``create_model``."""
    platform: Any = one_of(PLATFORMS)
    several: Any = Annotated[
        list[platform],
        Field(min_length=1, max_length=len(PLATFORMS)),
    ]
    tone, currency, locale = (
        one_of(tone.value for tone in Tone),
        one_of(CURRENCIES),
        one_of(LOCALES),
    )
    return {
        "platforms": (several | None, Field(None, description="Without it: all there are.")),
        "tone": (tone | None, Field(None, description="Without one, all that suit the product.")),
        "currency": (currency | None, Field(None, description="Of the price.")),
        "locale": (locale | None, Field(None, description="In whose form numbers are written.")),
    }
