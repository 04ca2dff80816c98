"""A campaign: platforms, tone, number of variants, and what copy must and must not say."""

from dataclasses import dataclass

from domain.errors.base import InvalidValue
from domain.model.catalog.money import DEFAULT_LOCALE, LOCALES
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.platform import Platform

MAX_VARIANTS = 10
_LOCALES = frozenset(LOCALES)
MAX_WISHES, MAX_WISH_LENGTH = 30, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Copy that is wanted for a product.

    Attributes:
        tone: None takes all that suit the product.
        variants: per platform, 1 to 10; where fewer differ, fewer are written.
        locale: in whose form prices and numbers are written.
        keywords: what people search; they stand in headlines word for word where they fit.
        audience: whom the product is for.
        offers: what the seller offers, such as free delivery.
        must_say: words that every post must have.
        never_say: words that no text may have.
        call_to_action: in place of those of the templates.
        hashtags: the seller's own, first among those of a post.

    Raises:
        InvalidValue: the number of variants or the locale is not supported.
    """

    platforms: tuple[Platform, ...] = ()
    tone: Tone | None = None
    variants: int = 1
    locale: str = DEFAULT_LOCALE
    keywords: tuple[str, ...] = ()
    audience: str | None = None
    offers: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()
    never_say: tuple[str, ...] = ()
    call_to_action: str | None = None
    hashtags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= self.variants <= MAX_VARIANTS:
            raise InvalidValue("variants", self.variants, f"from 1 to {MAX_VARIANTS}")
        if self.locale not in _LOCALES:
            raise InvalidValue("locale", self.locale, "a locale of CLDR, such as de-DE")
