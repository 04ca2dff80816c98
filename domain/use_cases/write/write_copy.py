"""Write a product's copy: understand its words, then compose texts for each platform."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.compose import compose, tones_for
from domain.model.creative.composing.hashtags import hashtags
from domain.model.creative.composing.shown import Shown
from domain.model.creative.composing.time_check import TimeCheck, no_limit
from domain.model.creative.composing.values import Money, Number, values_of
from domain.model.creative.creative import Copy
from domain.model.creative.facts.language import UNKNOWN
from domain.model.creative.facts.product_facts import ProductFacts, understand
from domain.model.creative.platforms.all_platforms import SHOP
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.templating.copy_template import ANY_LANGUAGE, CopyTemplate
from domain.model.creative.templating.template_index import TemplateIndex
from domain.model.creative.variants.variant import FieldText, PlatformCopy
from domain.model.data.labelling import Label
from domain.ports.number_format import NumberFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteCopy:
    """Writes copy from templates, with numbers as the campaign's locale has them."""

    index: TemplateIndex
    numbers: NumberFormat

    @property
    def templates(self) -> tuple[CopyTemplate, ...]:
        return self.index.templates

    def __call__(
        self, brief: Brief, quality: Label, seed: int, check_time: TimeCheck = no_limit
    ) -> Copy:
        """The default answer, and copy for each platform of the brief's campaign.

        A platform that asks for more than the product's texts give has no variants, and says why.
        """
        known = understand(brief)
        language = self._language(known, brief)
        shown = Shown(
            brief,
            known,
            values_of(brief, known, money=self._money(brief), number=self._number(brief)),
            language=language,
            is_good=quality is Label.GOOD,
        )
        tags = hashtags(brief, known)
        tones = tones_for(brief.campaign.tone, known.kind, is_good=quality is Label.GOOD)

        def write(platform: Platform, variants: int) -> PlatformCopy:
            try:
                return compose(
                    platform,
                    shown.on(platform),
                    self.index,
                    tones=tones,
                    tags=tags,
                    variants=variants,
                    seed=seed,
                    check_time=check_time,
                )
            except NoCopyFits as problem:
                return PlatformCopy(platform=platform, variants=(), problem=problem)

        caption, ad_copy = _default_texts(write(SHOP, 1))
        platforms = tuple(write(each, brief.campaign.variants) for each in brief.campaign.platforms)
        return Copy(
            caption=caption,
            hashtags=tags,
            ad_copy=ad_copy,
            platforms=platforms,
            sources=shown.sources(),
            product=brief,
            language=known.language,
            missing=known.missing,
            notes=(*_notes(brief, known, language), *_unsaid(brief.campaign, platforms)),
        )

    def _language(self, known: ProductFacts, brief: Brief) -> str:
        """Of the templates: the product's where a pack has it, else none."""
        found = known.language
        if found == UNKNOWN:
            found = brief.campaign.locale.split("-", 1)[0]
        return found if found in self.index.languages else ANY_LANGUAGE

    def _money(self, brief: Brief) -> Money:
        return lambda amount: self.numbers.price(
            amount, currency=brief.currency, locale=brief.campaign.locale
        )

    def _number(self, brief: Brief) -> Number:
        return lambda value: self.numbers.number(Decimal(value), locale=brief.campaign.locale)


def _default_texts(copy: PlatformCopy) -> tuple[FieldText | None, FieldText | None]:
    by_name = {text.field.name: text for variant in copy.variants for text in variant.texts}
    return by_name.get("caption"), by_name.get("ad_copy")


def _unsaid(campaign: Campaign, platforms: Sequence[PlatformCopy]) -> Iterator[str]:
    """Must-say words that a platform's copy has no place for."""
    for words in campaign.must_say:
        without = [copy.platform.name for copy in platforms if not _says(copy, words)]
        if without:
            yield (
                f"{words!r} does not stand in all copy for {', '.join(without)}, which has no room"
                " for a line more: give it as an offer or a keyword too, or add it by hand."
            )


def _says(copy: PlatformCopy, words: str) -> bool:
    return all(
        any(words.casefold() in text.text.casefold() for text in variant.texts)
        for variant in copy.variants
    )


def _notes(brief: Brief, known: ProductFacts, language: str) -> Iterator[str]:
    tone = brief.campaign.tone
    if language == ANY_LANGUAGE and known.language != UNKNOWN:
        yield (
            f"There are no templates in the language of this product ({known.language}): the copy"
            " is made of the product's own words alone."
        )
        if tone is not None:
            yield f"Without templates in its language the tone {tone.value!r} cannot be given."
    sale, price = brief.sale_price, brief.price
    if sale is not None and price is not None and sale >= price:
        yield "The sale price is not below the price, so copy names the price alone."
    is_pressing = sale is not None or brief.campaign.offers
    if tone is Tone.URGENT and not is_pressing:
        yield (
            "No offer, sale price or date was given, so the urgent copy asks to act without naming"
            " a reason."
        )
