"""A campaign: platforms, tone and number of variants."""

from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.model.creative.brief.money import CURRENCIES, DEFAULT_CURRENCY, DEFAULT_LOCALE, LOCALES
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.platform import Platform

MAX_BRAND_LENGTH = 80
MAX_URL_LENGTH = 500
ADDRESS = r"^https?://[!-~]+$"
MAX_VARIANTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Copy that is wanted for a product.

    Attributes:
        tone: None takes all that suit the product.
        variants: per platform, 1 to 10; where fewer differ, fewer are written.
        currency: of the product's price.
        locale: in whose form prices and numbers are written.
        brand: the seller's, where copy may name it.
        url: where the product is sold, where copy may name it.

    Raises:
        InvalidValue: the number of variants, the currency or the locale is not supported.
    """

    platforms: tuple[Platform, ...]
    tone: Tone | None = None
    variants: int = 1
    currency: str = DEFAULT_CURRENCY
    locale: str = DEFAULT_LOCALE
    brand: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.variants <= MAX_VARIANTS:
            raise InvalidValue("variants", self.variants, f"from 1 to {MAX_VARIANTS}")
        if self.currency not in CURRENCIES:
            raise InvalidValue("currency", self.currency, f"one of {', '.join(CURRENCIES)}")
        if self.locale not in LOCALES:
            raise InvalidValue("locale", self.locale, f"one of {', '.join(LOCALES)}")
