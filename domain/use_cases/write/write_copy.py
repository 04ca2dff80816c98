"""Write copy for the platforms of a campaign."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.hashtags import hashtags
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.policy.lint import claim_words
from domain.model.creative.policy.repair import cleaned
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.slots import slots_of
from domain.model.creative.templating.templates_by_field import TemplatesByField
from domain.model.creative.variants.candidates import ProductCopy
from domain.model.creative.variants.compose_variants import compose_variants
from domain.model.creative.variants.variant import PlatformCopy
from domain.model.data.labelling import Label
from domain.ports.number_format import NumberFormat

_NOT_PROSE = frozenset({"price", "rating", "url"})
_SENTENCES = frozenset({"description", "lead", "detail"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCopy:
    """Writes a product's copy from templates, with numbers as the campaign's locale has them."""

    by_field: TemplatesByField
    numbers: NumberFormat

    @property
    def templates(self) -> tuple[CopyTemplate, ...]:
        return tuple(each for field in self.by_field.values() for each in field.templates)

    def __call__(self, brief: Brief, quality: Label, seed: int) -> tuple[PlatformCopy, ...]:
        """Copy for each platform of the brief's campaign; none without a campaign.

        A platform that asks for more than the product's texts give has no variants, and says why.
        """
        campaign = brief.campaign
        if campaign is None:
            return ()
        values, tags = self._slots(brief, campaign), hashtags(brief)
        carried = "\n".join(value for slot, value in values.items() if slot not in _NOT_PROSE)
        claims = claim_words(carried)
        return tuple(
            self._compose(
                platform,
                _product_copy(brief, quality, _shown_on(platform, values), carried, claims),
                tags,
                variants=campaign.variants,
                seed=seed,
            )
            for platform in campaign.platforms
        )

    def _compose(
        self,
        platform: Platform,
        product: ProductCopy,
        tags: Sequence[str],
        *,
        variants: int,
        seed: int,
    ) -> PlatformCopy:
        try:
            return compose_variants(
                platform, product, tags, templates=self.by_field, variants=variants, seed=seed
            )
        except NoCopyFits as problem:
            return PlatformCopy(platform=platform, variants=(), problem=problem)

    def _slots(self, brief: Brief, campaign: Campaign) -> dict[str, str]:
        price, rating, locale = brief.price, brief.rating, campaign.locale
        return slots_of(
            brief,
            campaign,
            price=None
            if price is None
            else self.numbers.price(price, currency=campaign.currency, locale=locale),
            rating=None
            if rating is None
            else self.numbers.number(Decimal(str(rating)), locale=locale),
        )


def _product_copy(
    brief: Brief, quality: Label, values: dict[str, str], carried: str, claims: frozenset[str]
) -> ProductCopy:
    return ProductCopy(
        values=values,
        rating=brief.rating,
        is_good=quality is Label.GOOD,
        carried=carried,
        claim_words=claims,
        tone=brief.campaign.tone if brief.campaign else None,
    )


def _shown_on(platform: Platform, values: dict[str, str]) -> dict[str, str]:
    """The slots as the platform may show them; what nothing remains of is left out."""
    shown: dict[str, str] = {}
    for slot, value in values.items():
        text = value if slot in _NOT_PROSE else cleaned(value, platform)
        if slot not in _NOT_PROSE | _SENTENCES:
            text = text.rstrip(".") or text  # as the templates expect of names
        if text:
            shown[slot] = text
    return shown
