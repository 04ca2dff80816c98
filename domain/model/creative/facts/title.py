"""A title taken apart: brand, name, product type, and what brackets and commas add."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.model.creative.facts.english.words import PREPOSITIONS, is_adjective
from domain.model.creative.facts.german.nouns import kind_of_german_noun, type_in
from domain.model.creative.facts.kinds import Kind, kind_of_noun
from domain.model.creative.facts.noun import noun_of
from domain.model.creative.facts.tokens import Token, tokens_of
from domain.model.creative.policy.words import word_set

_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]")
_PACK = re.compile(
    r"\b(?:set|pack|box|pair|case|bundle|tray|dozen) of \d+\b"
    r"|\b\d+[- ]?(?:packs?|pcs|pieces?|count|ct|er[- ]set"
    r"|er[- ]pack|stück|pairs?)\b|\bx ?\d+\b|\b\d+ ?x\b", re.IGNORECASE
)  # fmt: skip
_BRAND_FIRST = re.compile(r"^([^\s,:|()][^,:|()]{0,24}?)\s+[-–—|]\s+(\S.*)$")
# A comma or colon between digits ends nothing: 10,000 mAh, 16:9.
_PARTS = re.compile(r"(?<!\d)\s*[,;|]\s*|\s*[,;|]\s*(?!\d)|(?<!\d):\s+|\s+[-–—]\s+|\s+/\s+")
COLOURS = word_set(
    """
    anthracite beige black blue bronze brown burgundy charcoal copper coral cream cyan gold
    golden graphite gray green grey indigo ivory khaki lavender lilac magenta maroon mauve
    midnight mint mustard navy ochre olive orange peach pink plum purple red rose rust sage
    salmon sand silver starlight tan taupe teal terracotta turquoise violet white yellow schwarz
    weiß weiss rot blau grün gelb grau braun silber rosa lila türkis anthrazit hellblau dunkelblau
    hellgrau dunkelgrau dunkelgrün seeblau cognac
    """
) | {"off-white"}
_COLOUR_LEADS = frozenset(
    {"space", "dark", "light", "sea", "navy", "sky", "forest", "midnight", "off"}
)
AUDIENCES = {
    "women": "women", "woman": "women", "womens": "women", "women's": "women", "ladies": "women",
    "female": "women", "men": "men", "man": "men", "mens": "men", "men's": "men", "male": "men",
    "kids": "kids", "kid's": "kids", "kids'": "kids", "children": "kids", "children's": "kids",
    "boys": "boys", "boys'": "boys", "girls": "girls", "girls'": "girls", "girl": "girls",
    "unisex": "unisex", "baby": "baby", "toddler": "toddlers",
}  # fmt: skip
_MEASURE = re.compile(r"\d+(?:[.,x\u00d7-]\d+)*(?:-?[A-Za-z]+|%)?")
_SHORT_NOUN, _PREFIX = 3, 5  # letters of the shirt in tshirt
_LONGEST_TYPE, _LONG_NAME = 3, 45  # words, characters
_SHORTEST_NAME, _LONGEST_NAME = 3, 70
_LONGEST_PREFIX = 2  # words of "Women's" or "Two-Layer" in "Rain Jacket, Women's, Two-Layer"
_LONGEST_BRAND = 3
_SHORT_UNIT, _SHORTEST_GERUND = 2, 7  # letters
_UNITS = word_set(
    """
    bags bar bit capsules count cup cups fps gal ghz gsm hours inch inches khz lbs liter liters
    litre litres lumen mah mbps mhz min pack pairs pcs pieces pods psi pint qt ram rpm sachets sheets
    ssd stück tablets teile tlg watt watts year years
    """
)
_LINKS = frozenset({"de", "del", "di", "du"})  # of other languages
_NO_START = frozenset({"fit", "size", "style"})  # of "Slim Fit Chino Trousers"
_OF_TYPES = frozenset({"diy", "hdmi", "led", "pc", "tv", "usb", "uv"})  # capitals: an LED lamp
# Capitals that are no name; what stands behind a noun in titles and is no part of it.
_ACRONYMS = word_set(
    """
    ac agm anc bpa dc diy dvd eco eu eva fm gps hd hdmi hdr ips ir led lcd nfc oled pc pd pu pvc qled
    rgb sd spf ssd tpe tv uhd uk us usa usb usb-c uv vr wifi xl xs xxl
    """
)
_AFTER_NOUN = word_set(
    """
    bundle cotton double edition firm king large leather linen medium oak plus polyester pro queen
    silk single size slim small steel stretch wood wool
    """
)
_FEWEST_OF_SET = 2  # words
_SETS = frozenset({"set", "pack", "pair", "box", "case", "bundle"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a title says.

    Attributes:
        name: to call the product by, without brackets and variants.
        whole: the same, however long.
        brand: None where neither the title nor the seller names one.
        type: what it is, in small letters; None where nothing tells.
        is_type_in_name: whether the name ends in the type, so that it is no proper name.
        extras: parts after the name: sizes, colours, pack sizes.
        pack: such as "Set of 4".
    """

    name: str
    whole: str
    brand: str | None
    type: str | None
    is_type_in_name: bool
    extras: tuple[str, ...]
    pack: str | None
    colour: str | None
    audience: str | None


def title_of(
    text: str,
    *,
    brand: str | None,
    hints: Sequence[str],
    description: str,
    is_work: bool,
    language: str = "en",
) -> Title:
    """Take a title apart.

    Args:
        text: of one line.
        brand: the seller's, where known.
        hints: what the description or the category says that the product is, the best first.
        is_work: whether titles are names of works, as of books.
        description: whose words in small letters are common ones.
        language: of the title; in German the type keeps its capitals.
    """
    known = frozenset(t.low for t in tokens_of(description) if t.is_word and t.text.islower())
    bracketed = tuple(part.strip() for part in _BRACKETS.findall(text) if part.strip())
    bare = " ".join(_BRACKETS.sub(" ", text).split()) or text
    if brand is None:
        brand, bare = _brand_of(bare, language)
    elif (match := _BRAND_FIRST.match(bare)) and match[1].casefold() == brand.casefold():
        bare = match[2]
    head, *parts = [part for part in (each.strip() for each in _PARTS.split(bare)) if part] or [
        bare
    ]
    if len(head) < _SHORTEST_NAME:
        head, parts = bare, []
    if is_work:  # the commas of a work's name are its own
        head, *parts = [part.strip() for part in bare.split(": ") if part.strip()] or [bare]
    if parts and _is_bare_class(head):  # "Evening Course: Wheel Pottery for Beginners"
        head, parts = parts[0], [head, *parts[1:]]
    prefixes = [part for part in parts if _is_prefix(part)]
    extras = [part for part in parts if part not in prefixes]
    name = " ".join([*prefixes, head]).rstrip(".")
    if prefixes:
        name = name[:1].upper() + name[1:]
    whole, name = name, _bounded(name)
    if language == "de":
        product_type, is_in_name = type_in(_without_brand(tokens_of(name), brand))
    elif named := next((part for part in extras if _is_bare_class(part)), None):
        product_type, is_in_name = " ".join(map(_small, named.split())), False
    else:
        product_type, is_in_name = _type_of(
            name, brand, hints, known, description.casefold(), is_work=is_work
        )
    name = _up_to_type(name, product_type)
    every = (*extras, *bracketed)
    return Title(
        name=name,
        whole=whole,
        brand=brand,
        type=product_type,
        is_type_in_name=is_in_name,
        extras=every,
        pack=next((part for part in every if _PACK.search(part)), None),
        colour=_colour_of(name, every),
        audience=next((AUDIENCES[t.low] for t in tokens_of(name) if t.low in AUDIENCES), None),
    )


def _is_bare_class(head: str) -> bool:
    """Whether a head says only that it is a course or a ticket, and the rest says of what."""
    words = head.casefold().split()
    return len(words) <= _LONGEST_PREFIX and kind_of_noun(words[-1]) in {Kind.COURSES, Kind.EVENTS}


def _up_to_type(name: str, product_type: str | None) -> str:
    """A long name ends with what the product is; all of it stays in ``whole``."""
    place = name.casefold().find(product_type.casefold()) if product_type else -1
    if len(name) <= _LONG_NAME or place < 0 or product_type is None:
        return name
    return name[: place + len(product_type)]


def _brand_of(title: str, language: str) -> tuple[str | None, str]:
    """``HALDEN - Trail Backpack`` is brand and name; ``Kettle - 1.7 l`` is not."""
    match = _BRAND_FIRST.match(title)
    if match is None or _is_bare_class(match[2]):
        return None, title
    kind_of = kind_of_german_noun if language == "de" else kind_of_noun
    first, rest = match[1].split(), match[2]
    is_type = any(kind_of(word.casefold()) for word in first)
    has_name = any(kind_of(token.low) for token in tokens_of(rest))
    is_brand = len(first) <= _LONGEST_BRAND and not is_type and has_name and not rest[0].isdigit()
    return (match[1], rest) if is_brand else (None, title)


def _is_prefix(part: str) -> bool:
    words = part.casefold().replace("’", "'").split()
    return len(words) <= _LONGEST_PREFIX and all(
        word in AUDIENCES or (is_adjective(word) and word not in COLOURS) for word in words
    )


def _bounded(name: str) -> str:
    if len(name) <= _LONGEST_NAME:
        return name
    for lead in (" with ", " for ", " mit ", " für ", " aus ", " avec ", " pour "):
        head = name.split(lead, 1)[0]
        if _SHORTEST_NAME <= len(head) <= _LONGEST_NAME:
            return head
    return name[: _LONGEST_NAME + 1].rsplit(" ", 1)[0]


def _colour_of(name: str, extras: Iterable[str]) -> str | None:
    for text in (*extras, name):
        words = text.split()
        if not words or words[-1].casefold() not in COLOURS:
            continue
        has_lead = len(words) > 1 and words[-2].casefold() in _COLOUR_LEADS
        if text is not name or len(words) > 1:
            return " ".join(words[-2:] if has_lead else words[-1:])
    first = name.split(" ", 1)[0]
    return first if first.casefold() in COLOURS and " " in name else None


def _type_of(
    name: str,
    brand: str | None,
    hints: Sequence[str],
    known: frozenset[str],
    described: str,
    *,
    is_work: bool,
) -> tuple[str | None, bool]:
    words = _without_variant(_without_brand(tokens_of(name), brand))
    is_proper = is_work or _is_proper(name, brand)
    if words and not is_proper and kind_of_noun(words[-1].low):
        return _whole_phrase(words), True
    for hint in hints:
        last = hint.rsplit(" ", 1)[-1]
        for place in range(len(words) - 1, -1, -1):
            if _is_same_noun(words[place].low, last):
                end = place + 1
                while end < len(words) and kind_of_noun(words[end].low):
                    end += 1  # "Chino Trousers" are no chino
                return _phrase(words[:end], known), end == len(words)
    if is_proper or not words:
        return _type_of_proper(words, hints, known)
    return _type_of_descriptive(words, hints, known, described)


def _type_of_proper(
    words: Sequence[Token], hints: Sequence[str], known: frozenset[str]
) -> tuple[str | None, bool]:
    if hints:
        return hints[0], False
    is_named = bool(words) and kind_of_noun(words[-1].low) is not None
    return (_phrase(words, known), True) if is_named else (None, False)


def _type_of_descriptive(
    words: Sequence[Token], hints: Sequence[str], known: frozenset[str], described: str
) -> tuple[str | None, bool]:
    for place in range(len(words) - 2, -1, -1):
        rest = " ".join(token.text for token in words[place + 1 :])
        if kind_of_noun(words[place].low) and f" in {rest}".casefold() in described:
            return _whole_phrase(words[: place + 1]), False
    if hints and words[-1].low not in known:
        return hints[0], False
    is_word = words[-1].is_word and not words[-1].has_digit
    if len(words) > 1 and words[-2].low in {"and", "&"}:  # "Front and Rear"
        return None, False
    return (_whole_phrase(words), True) if is_word else (None, False)


def _whole_phrase(words: Sequence[Token]) -> str:
    """Of a title that is no proper name the last words, without a colour in front."""
    start = len(words)
    is_long = len(words) > _LONGEST_TYPE + 1
    longest = _LONGEST_TYPE if is_long else len(words)
    while start > 0 and len(words) - start < longest and _is_modifier(words, start - 1):
        start -= 1
    if start < len(words) - 1 and (
        words[start].low in _NO_START
        or (start > 0 and words[start - 1].text.isdigit() and not kind_of_noun(words[start].low))
    ):
        start += 1  # the hub of "4 Port USB Hub"
    phrase = " ".join(_small(word.text) for word in words[min(start, len(words) - 1) :])
    short = noun_of(phrase) if is_long else phrase  # "dog bed" of "Paw Print Dog Bed"
    return phrase if short.split(" ", 1)[0] in _LINKS else short


def _is_modifier(words: Sequence[Token], place: int) -> bool:
    word, last = words[place], words[-1].low
    is_colour = word.low in COLOURS and kind_of_noun(last) not in {Kind.FOOD, Kind.DRINKS}
    is_person = word.low in AUDIENCES and "'" not in word.low and word.low not in {"unisex", "baby"}
    is_code = word.has_digit or (
        word.text.isupper() and len(word.text) > 1 and word.low not in _OF_TYPES
    )
    is_code = is_code or (place > 0 and _is_unit(word, words[place - 1]))
    return (word.is_word and not (is_colour or is_person or is_code)) or place == len(words) - 1


def _is_proper(name: str, brand: str | None) -> bool:
    """Whether a name is a brand's for one product: with a figure, capitals, a brand, a question."""
    return (
        (brand is not None and brand.casefold() in name.casefold())
        or name.endswith(("?", "!"))
        or any(token.has_digit and not _MEASURE.fullmatch(token.text) for token in tokens_of(name))
        or any(
            any(map(str.isupper, part[1:]))
            and part.casefold() not in _ACRONYMS
            and not part[0].isdigit()
            for word in name.split()
            for part in word.split("-")
        )
    )


def _phrase(words: Sequence[Token], known: frozenset[str]) -> str | None:
    """The last words that are common ones: from the right, up to a proper name or a number."""
    start = len(words) - 1
    while start > 0 and _is_common(words[start - 1], known, words[-1].low):
        start -= 1
    return " ".join(_small(word.text) for word in words[start:])


def _is_common(word: Token, known: frozenset[str], last: str) -> bool:
    low = word.low
    if not word.is_word or (word.text.isupper() and len(word.text) > 1):
        return False
    if low in AUDIENCES:
        return "'" in low or low in {"unisex", "baby"}
    if low in COLOURS:
        return kind_of_noun(last) in {Kind.FOOD, Kind.DRINKS}
    return low in known or (
        low.islower()
        and (
            is_adjective(low)
            or kind_of_noun(low) is not None
            or low in COMMON
            or (low.endswith("ing") and len(low) >= _SHORTEST_GERUND)  # invoicing software
        )
    )


COMMON = word_set(
    """
    air bath bathroom bedside boxed brush car carbon card chilli chili citrus combi conference
    cube cut decoration digital dining dual electric family fine floor garlic grip hair hand
    head heel house ice key kids lash leg lunch main mens metal nail neck office party photo
    pocket power pull rain roll rolling salt sea shoulder side slotted snow soft spice sport
    steel summer sun table tea trail tree water wall wind windscreen window winter wood wool
    wooden wrist wrap leather linen cotton chip crew
    """
)


# Adjectives and names that keep their capital inside a sentence.
_NAMES = word_set(
    """
    african american asian bluetooth brazilian british chinese christmas colombian cuban danish
    dutch easter egyptian english ethiopian european finnish french german greek halloween
    indian irish italian japanese kenyan korean mexican moroccan norwegian persian peruvian
    polish portuguese russian scandinavian scottish spanish swedish swiss thai turkish
    vietnamese welsh
    """
) - {"polish"}


def _small(word: str) -> str:
    parts = word.split("-")
    is_name = word.casefold() in _NAMES or any(
        any(map(str.isupper, part[1:])) or (any(map(str.isdigit, part)) and not part.isdigit())
        for part in parts
    )
    return word if is_name else word.lower()


def _without_brand(words: Sequence[Token], brand: str | None) -> Sequence[Token]:
    if brand is None:
        return words
    own = [token.low for token in tokens_of(brand)]
    for place in range(len(words) - len(own) + 1):
        if [token.low for token in words[place : place + len(own)]] == own:
            return [*words[:place], *words[place + len(own) :]]
    return words


def _without_variant(words: Sequence[Token]) -> Sequence[Token]:
    """Up to a preposition or a figure after the noun, without colours at the end."""
    if len(words) > _FEWEST_OF_SET and words[0].low in _SETS and words[1].low == "of":
        words = [word for word in words[2:] if not word.has_digit]  # "Set of 6 Mugs"
    is_of_service = bool(words) and kind_of_noun(words[-1].low) is Kind.SERVICE
    for place, token in enumerate(words):
        if token.low == "of" and is_of_service:  # "End of Tenancy Cleaning"
            continue
        if place and (
            token.low in PREPOSITIONS or token.low in {"mit", "für", "avec", "pour", "aus"}
        ):
            words = words[:place]
            break
    joint = next((place for place, word in enumerate(words) if word.low in {"&", "and"}), 0)
    if joint > 1 and kind_of_noun(words[joint - 2].low):  # "Dog Food Salmon & Potato"
        words = words[: joint - 1]
    while len(words) > 1 and (
        words[-1].low in COLOURS
        or words[-1].low in _COLOUR_LEADS
        or _is_behind_noun(words)
        or words[-1].has_digit
        or not words[-1].is_word
        or _is_unit(words[-1], words[-2])
    ):
        words = words[:-1]
    return words


def _is_behind_noun(words: Sequence[Token]) -> bool:
    """Whether the last word says of the noun before it for whom, of what size or how it is."""
    low, before = words[-1].low, words[:-1]
    is_kept = kind_of_noun(low) is not None or low.isdigit()
    if is_kept or not any(kind_of_noun(word.low) for word in before):
        return False
    return low in AUDIENCES.keys() | _ACRONYMS | _AFTER_NOUN or is_adjective(low)


def _is_unit(word: Token, before: Token) -> bool:
    """``mAh`` of ``10,000 mAh``, and not ``Jeans`` of ``501 Jeans``."""
    is_short = len(word.low) <= _SHORT_UNIT and kind_of_noun(word.low) is None
    return before.has_digit and (is_short or word.low in _UNITS)


def _is_same_noun(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or long in {f"{short}s", f"{short}es"}
        or (long.endswith("ies") and short == f"{long[:-3]}y")
        or (len(short) > _SHORT_NOUN and long.endswith(short) and len(long) - len(short) <= _PREFIX)
    )
