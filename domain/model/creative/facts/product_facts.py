"""All that a product's own words say, understood once and used by every platform."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts import plain_facts
from domain.model.creative.facts.boilerplate import is_about_text, is_boilerplate, is_nothing
from domain.model.creative.facts.english.type_hints import GENERIC, type_hints
from domain.model.creative.facts.english.words import EMPTY_HEADS, PREPOSITIONS
from domain.model.creative.facts.fact import Fact, FactKind, Form
from domain.model.creative.facts.german.words import PREPOSITIONS as GERMAN_PREPOSITIONS
from domain.model.creative.facts.grammar import ENGLISH, PLAIN, Grammar, grammar_of
from domain.model.creative.facts.kinds import AMBIGUOUS, Kind, kind_of_noun, kind_of_shop
from domain.model.creative.facts.language import language_of
from domain.model.creative.facts.title import Title, title_of
from domain.model.creative.facts.tokens import Sentence, Token, sentences_of, tokens_of
from domain.model.creative.facts.weights import head_of, is_bare

MOST_FACTS = 40
_LEAF = re.compile(r"\s*(?:>|»|/|\||\u203a)\s*")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_OF_MATERIALS = frozenset(
    {Kind.APPAREL, Kind.ACCESSORIES, Kind.SHOES, Kind.BAGS, Kind.HOME, Kind.FURNITURE}
    | {Kind.KITCHEN, Kind.JEWELLERY}
)
_SLUG_GAP = re.compile(r"[-_]")
_QUOTE = re.compile(r'(?<!\d)"')  # and not the inches of 27"
_BOOK = re.compile(r"\b(?:paperback|hardback|hardcover|novel|ebook|taschenbuch)\b")
_HIGHLIGHT = 2.0  # the seller knows what counts
_LONGEST_SPEC = 60  # characters
_MOST_WORDS = 120  # of a sentence; what stands behind them is no sentence any more
_HEADER = re.compile(r"^([A-Z][\w &/-]{1,24}):\s+(?=\S)")
_FEATURE_HEADERS = frozenset(
    {"features", "key features", "highlights", "benefits", "contents", "notes"}
    | {"eigenschaften", "merkmale", "vorteile", "besonderheiten"}
)
_CONDITIONS = PREPOSITIONS | GERMAN_PREPOSITIONS
_WITHOUT_LIMIT = frozenset({"all", "every", "each", "alle", "allen", "jede", "jeden", "jedes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFacts:
    """What is known of a product.

    Attributes:
        category: the leaf of its path, as people say it.
        prose: the description's sentences without notes, or empty where it says nothing.
        facts: the most telling first; those of the same words stand behind one another.
        language: of its texts, as ISO 639-1; ``und`` where nothing tells.
        missing: what would make the copy better, in plain words.
    """

    title: Title
    category: str | None
    kind: Kind
    language: str
    prose: str
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]


def understand(brief: Brief) -> ProductFacts:
    """Read a brief's texts, which are clean."""
    description = "" if _says_nothing(brief) else brief.description
    category = leaf_of(brief.category)
    language = language_of(f"{brief.title}\n{description}\n{category or ''}")
    grammar = grammar_of(language, locale=brief.campaign.locale)
    sentences = sentences_of(description)
    hints = type_hints(sentences, brief.title) if grammar is ENGLISH else []
    if category and (noun := _singular_kind(category)) and noun not in GENERIC:
        hints.append(noun)
    work = _work_in(f"{brief.title} {description} {category or ''}")
    is_work = work is not None
    if work and work not in hints:
        hints.append(work)
    title = title_of(
        brief.title,
        brand=brief.brand,
        hints=hints,
        description=description,
        known=frozenset(
            token.low for each in sentences for token in each.tokens if token.text.islower()
        ),
        is_work=is_work,
        language=grammar.language,
    )
    if grammar is PLAIN:
        title = replace(title, type=_as_written(title.type, title.name))
    names = frozenset(
        token.low for token in tokens_of(f"{brief.title} {title.type or ''}") if len(token.low) > 1
    )
    telling = [each for each in sentences if not is_boilerplate(description[each.start : each.end])]
    found = (fact for each in telling for fact in _facts_of(description, each, names, grammar))
    facts = _ranked([*_highlights(brief, grammar), *found], brief.title)
    kind = Kind.BOOKS if is_work else _kind_of(title, _levels(brief.category), brief.title, grammar)
    return ProductFacts(
        title=title,
        category=category,
        kind=kind,
        language=language,
        prose=". ".join(description[each.start : each.end] for each in telling),
        facts=facts,
        missing=_missing(brief, title, facts, kind),
    )


def _as_written(product_type: str | None, name: str) -> str | None:
    """With the capitals of the name, which only English takes away inside a sentence."""
    place = name.casefold().find(product_type.casefold()) if product_type else -1
    if product_type is None or place < 0 or len(name) != len(name.casefold()):
        return product_type
    return name[place : place + len(product_type)]


def leaf_of(category: str | None) -> str | None:
    """The last part of a path, with slugs as people write them: ``mens-shirts`` is mens shirts."""
    if category is None:
        return None
    parts = _levels(category)
    leaf = parts[-1] if parts else ""
    if _SLUG.fullmatch(leaf):
        leaf = re.sub(r"[-_]", " ", leaf)
        leaf = re.sub(r"\b(women|men|kid|boy|girl)s\b(?= )", r"\1's", leaf)
    return leaf or None


def _levels(category: str | None) -> list[str]:
    """The parts of a path, the broadest first."""
    return [part for part in _LEAF.split(" ".join((category or "").split())) if part]


def _says_nothing(brief: Brief) -> bool:
    text = brief.description.strip()
    return is_nothing(text) or text.casefold().rstrip(".") == brief.title.strip().casefold().rstrip(
        "."
    )


def _singular_kind(category: str) -> str | None:
    words = tokens_of(category.lower())
    if not words or len(words) > 3 or kind_of_noun(words[-1].low) is None:  # noqa: PLR2004
        return None
    last = words[-1].low
    return last[:-1] if last.endswith("s") and kind_of_noun(last[:-1]) else None


def _work_in(text: str) -> str | None:
    """What it is where the title is the name of a work, as of a book, and not of what it is."""
    found = _BOOK.search(text.lower())
    return found[0] if found else None


def _kind_of(title: Title, levels: Sequence[str], whole: str, grammar: Grammar) -> Kind:
    """By what it is; where many kinds of shop sell that, by its category, the leaf first."""
    head = title.type.rsplit(" ", 1)[-1].casefold() if title.type else ""
    known = grammar.kind_of_noun(head)
    if known is Kind.SERVICE:
        return known
    for text in (" ".join(levels), whole):
        lows = {token.low for token in tokens_of(text)}
        for own in (Kind.PETS, Kind.BABY):
            if any(grammar.kind_of_noun(low) is own for low in lows):
                return own
    if known is not None and head not in AMBIGUOUS:
        return known
    found = kind_of_shop(
        (_SLUG_GAP.sub(" ", level) for level in reversed(levels)),
        lambda low: None if low in AMBIGUOUS else grammar.kind_of_noun(low),
    )
    if found is not Kind.UNKNOWN:
        return found
    return known or kind_of_shop([*levels[-1:], title.type or "", whole], grammar.kind_of_noun)


def _highlights(brief: Brief, grammar: Grammar) -> Iterator[Fact]:
    for place, text in enumerate(brief.highlights):
        tokens = tokens_of(text)
        if tokens and not is_boilerplate(text):
            form = Form.NOUN
            yield Fact(
                text, grammar.kind_of(text, form, tokens), form, f"attributes.highlights.{place}",
                0, len(text),
                grammar.weight_of(form, tokens) + (0.0 if is_bare(tokens) else _HIGHLIGHT),
            )  # fmt: skip


def _facts_of(
    text: str, sentence: Sentence, names: frozenset[str], grammar: Grammar
) -> Iterator[Fact]:
    begin, end, tokens = sentence
    said = text[begin:end]
    header = _HEADER.match(said)
    is_list = header is not None and header[1].casefold() in _FEATURE_HEADERS
    if header and is_list:
        tokens = [token for token in tokens if token.start >= begin + header.end()]
    tokens = tokens[:_MOST_WORDS]
    if tokens and header and not is_list and len(said) <= _LONGEST_SPEC:  # "Power: 20 W"
        yield _fact(text, Form.NOUN, tokens, grammar)
        return
    own = grammar if plain_facts.has_spaces(said) else PLAIN
    for form, words in own.found_in(tokens, names):
        fact = _fact(text, form, words, own)
        is_promise = fact.kind is FactKind.SERVICE
        if is_promise and _loses_condition(tokens_of(text, fact.end, end)):
            continue
        if _is_worth_saying(fact, words, names, own):
            yield fact


def _fact(text: str, form: Form, words: Sequence[Token], grammar: Grammar) -> Fact:
    start, end = words[0].start, words[-1].end
    said = text[start:end]
    kind, weight = grammar.kind_of(said, form, words), grammar.weight_of(form, words)
    return Fact(said, kind, form, "description", start, end, weight)


def _loses_condition(rest: Sequence[Token]) -> bool:
    """Whether a promise goes on: ``free delivery`` of ``free delivery on orders over $50``."""
    lows = [token.low for token in rest[:2]]
    return bool(lows) and lows[0] in _CONDITIONS and lows[-1] not in _WITHOUT_LIMIT


def _is_single(words: Sequence[Token]) -> bool:
    """Whether it is one word that is no code: ``tools``, and not ``IP68``."""
    return len(words) == 1 and not words[0].has_digit and words[0].text.isascii()


def _is_worth_saying(
    fact: Fact, words: Sequence[Token], names: frozenset[str], grammar: Grammar
) -> bool:
    if is_about_text(fact.text) or "\n" in fact.text:
        return False
    if fact.text.count("(") != fact.text.count(")") or len(_QUOTE.findall(fact.text)) % 2:
        return False
    lows = [word.low for word in words]
    if fact.form is Form.NOUN and (head_of(lows) in EMPTY_HEADS or {"its", "their"} & set(lows)):
        return False
    if fact.form is Form.NOUN and (
        is_bare(words) or (_is_single(words) and not grammar.has_compounds)
    ):
        return False
    said = [word.low for word in words if word.is_word and len(word.low) > 1]
    return any(low not in names and low not in grammar.says_little for low in said)


def _ranked(facts: Sequence[Fact], title: str) -> tuple[Fact, ...]:
    best: dict[str, Fact] = {}
    own = title.casefold()
    for fact in facts:
        key = fact.text.casefold()
        if key in own or (key in best and best[key].weight >= fact.weight):
            continue
        best[key] = fact
    ranked = sorted(best.values(), key=lambda fact: (-fact.weight, fact.start))
    return tuple(ranked[:MOST_FACTS])


def _missing(brief: Brief, title: Title, facts: Sequence[Fact], kind: Kind) -> tuple[str, ...]:
    wanted: list[str] = []
    if len(facts) < 3:  # noqa: PLR2004 - a post has up to three
        wanted.append("description: what it does, what it is made of, and whom it is for")
    has_material = brief.attributes.material or any(
        fact.kind is FactKind.MATERIAL for fact in facts
    )
    if kind in _OF_MATERIALS and not has_material:
        wanted.append("material")
    if title.brand is None:
        wanted.append("brand")
    if brief.price is None:
        wanted.append("price")
    if brief.category is None and title.type is None:
        wanted.append("category")
    return tuple(wanted)
