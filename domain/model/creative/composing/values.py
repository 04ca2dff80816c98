"""What a product and a campaign say, as slots show it, each with its source."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.facts.boilerplate import is_boilerplate
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.facts.noun import noun_of
from domain.model.creative.facts.product_facts import ProductFacts
from domain.model.creative.templating.filters import plural
from domain.model.creative.variants.source import Source

LOWEST_PROOF = 4.0  # stars; less is no reason to buy
Money = Callable[[Decimal], str]
Number = Callable[[Decimal], str]
_EXTRA_ATTRIBUTES = ("material", "color", "size", "capacity", "pack")
_FROM_ATTRIBUTES = ("color", "size", "material", "pack", "capacity", "model", "gender")


@dataclass(frozen=True, slots=True)
class Value:
    """A slot's text, and where it is from."""

    text: str
    sources: tuple[Source, ...]


def values_of(
    brief: Brief, known: ProductFacts, *, money: Money, number: Number
) -> dict[str, Value]:
    """Every slot that is no fact, list or phrase; what is unknown is left out."""
    values = {
        slot: Value(text, (source,))
        for slot, text, source in (
            *_named(brief, known),
            *_attributes(brief, known),
            *_priced(brief, money),
            *_rated(brief, number),
        )
        if text
    }
    if extras := extras_of(brief, known):
        values["extras"] = extras
    return values


def product_of(known: ProductFacts, *, whole: bool = False) -> str:
    """The name, whole or as people say it, with the brand in front, unless it begins with it."""
    name, brand = known.title.whole if whole else known.title.name, known.title.brand
    if brand is None or known.kind is Kind.BOOKS:  # a publisher is no part of a book's name
        return name
    first = brand.casefold().split(" ", 1)[0]
    has_brand = brand.casefold() in name.casefold() or name.casefold().split(" ", 1)[0] == first
    return name if has_brand else f"{brand} {name}"


def extras_of(brief: Brief, known: ProductFacts) -> Value | None:
    """Attributes and parts of the title that the name does not say, in Google's order."""
    columns = {slot: source for slot, _, source in _attributes(brief, known)}
    said = _words(product_of(known))
    found: list[Source] = []
    for source in (
        *(columns[name] for name in _EXTRA_ATTRIBUTES if name in columns),
        *(_place("attribute", each, "title", brief.title) for each in known.title.extras),
    ):
        words = _words(source.text)
        if words and not words <= said and not is_boilerplate(source.text):
            found.append(source)
            said |= words
    text = ", ".join(each.text[:1].upper() + each.text[1:] for each in found)
    return Value(text, tuple(found)) if found else None


def _words(text: str) -> set[str]:
    return set(text.casefold().replace(",", " ").split())


def wishes_of(campaign: Campaign) -> tuple[Source, ...]:
    """Words that the campaign brings, by kind."""
    return tuple(
        Source(kind, text, field, 0, len(text))
        for kind, field, text in (
            *(("keyword", f"keywords.{at}", text) for at, text in enumerate(campaign.keywords)),
            *(("offer", f"offers.{at}", text) for at, text in enumerate(campaign.offers)),
            ("audience", "audience", campaign.audience),
            ("call_to_action", "call_to_action", campaign.call_to_action),
            *(("must_say", f"must_say.{at}", text) for at, text in enumerate(campaign.must_say)),
            *(("hashtag", f"hashtags.{at}", text) for at, text in enumerate(campaign.hashtags)),
        )
        if text
    )


_Entry = tuple[str, str, Source]


def _named(brief: Brief, known: ProductFacts) -> Iterator[_Entry]:
    title = known.title
    name = _place("name", title.name, "title", brief.title)
    yield (
        "title",
        brief.title.rstrip("."),
        Source("name", brief.title, "title", 0, len(brief.title)),
    )
    yield "name", title.name, name
    yield "product", product_of(known), name
    yield "full_title", product_of(known, whole=True), name
    if title.brand:
        field = "brand" if brief.brand else "title"
        yield "brand", title.brand, _place("brand", title.brand, field, brief.brand or brief.title)
    if title.type:
        source = _type_source(title.type, brief)
        yield "type", title.type, source
        noun = noun_of(title.type)
        if known.language == "de":  # its compounds are one word
            noun = title.type.rsplit(" ", 1)[-1]
        yield "noun", noun, source
        if several := plural(title.type):
            yield "types", several, source
            yield "nouns", plural(noun) or several, source
    if known.category and brief.category:
        yield (
            "category",
            known.category,
            _place("category", known.category, "category", brief.category),
        )
    if brief.url:
        yield "url", brief.url, Source("url", brief.url, "url", 0, len(brief.url))


def _type_source(text: str, brief: Brief) -> Source:
    for field, whole in (("title", brief.title), ("description", brief.description)):
        source = _place("type", text, field, whole)
        if source.start is not None:
            return source
    return Source("type", text, "category" if brief.category else "title")


def _attributes(brief: Brief, known: ProductFacts) -> Iterator[_Entry]:
    for name in _FROM_ATTRIBUTES:
        given = getattr(brief.attributes, name)
        if given:
            yield name, given, Source("attribute", given, f"attributes.{name}", 0, len(given))
    title = known.title
    for name, found in (("color", title.colour), ("pack", title.pack)):
        if found and not getattr(brief.attributes, name):
            yield name, found, _place("attribute", found, "title", brief.title)


def _priced(brief: Brief, money: Money) -> Iterator[_Entry]:
    price, sale = brief.price, brief.sale_price
    if price is not None and sale is not None and 0 < sale < price:
        yield "price", money(sale), Source("price", str(sale), "sale_price")
        yield "was", money(price), Source("price", str(price), "price")
    elif price or sale:
        field = "price" if price else "sale_price"
        yield (
            "price",
            money(price or sale or Decimal(0)),
            Source("price", str(price or sale), field),
        )


def _rated(brief: Brief, number: Number) -> Iterator[_Entry]:
    if brief.rating is None or brief.rating < LOWEST_PROOF:
        return
    yield (
        "rating",
        number(Decimal(str(brief.rating))),
        Source("rating", str(brief.rating), "rating"),
    )
    if brief.rating_count:
        count = number(Decimal(brief.rating_count))
        yield "reviews", count, Source("rating", str(brief.rating_count), "rating_count")


def _place(kind: str, text: str, field: str, whole: str) -> Source:
    start = whole.casefold().find(text.casefold())
    if start < 0 or len(whole.casefold()) != len(whole):
        return Source(kind, text, field)
    end = start + len(text)
    return Source(kind, whole[start:end], field, start, end)
