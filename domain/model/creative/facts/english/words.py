"""Function words, adjectives, and words that say little."""

from functools import lru_cache

from domain.model.creative.policy.words import word_set

DETERMINERS = frozenset(
    {"a", "an", "the", "this", "these", "that", "those", "its", "their", "our", "your", "his"}
    | {"her", "my", "some", "any", "each", "every", "both", "all"}
)
ARTICLES = frozenset({"a", "an", "the", "its", "their", "our", "this", "these"})
PRONOUNS = frozenset({"it", "they", "this", "these", "which", "that", "we", "you"})
PREPOSITIONS = word_set(
    """
    about above across after against along among around as at before behind below beneath beside
    between beyond by down during for from in inside into of off on onto out outside over per
    through throughout to toward towards under until up upon via with within without while when
    where because if so than
    """
)
CONJUNCTIONS = frozenset({"and", "or", "but", "&", "nor", "yet"})
ADVERBS = word_set(
    """
    also always carefully clearly closely commonly completely easily effectively efficiently
    evenly especially even exactly firmly freshly fully gently highly ideally instantly just
    neatly naturally never not now often only particularly perfectly quickly really safely
    securely simply smoothly specially still together too trulyvirtually very well widely
    """
)
# What leads on to what the product is for.
USE_LEADS = frozenset(
    {"perfect", "ideal", "ideally", "great", "suitable", "essential", "excellent", "suited"}
    | {"good", "designed", "formulated", "intended", "useful", "handy", "recommended", "sized"}
)
MADE = frozenset(
    {"made", "crafted", "constructed", "handcrafted", "woven", "cut", "built", "knitted", "sewn"}
    | {"carved", "moulded", "molded", "cast", "forged", "handmade", "blended", "roasted"}
)
FEATURE_LEADS = frozenset(
    {"featuring", "offering", "boasting", "including", "providing", "delivering", "combining"}
    | {"showcasing", "bringing", "incorporating", "giving"}
)
KNOWN = frozenset({"known", "renowned", "famous", "celebrated", "loved", "prized"})
_ADJECTIVES = word_set(
    """
    advanced agile authentic bare big black blue bold brave breezy brief bright brown busy calm
    charming cheap chic classic clean clear clever cold colorful colourful comfy compact cool
    cosy cozy crisp crunchy cuddly curved cute dark deep dense dry durable dynamic easy edgy
    elegant extra fair fashionable fast fine firm flat flexible fluffy free fresh fruity full
    fun gentle glossy golden good grand gray green grey handy hard healthy heavy high hot iconic
    immersive innovative inner intense juicy keen large lean light lightweight little lively
    long loose loud low lush luxury major matte mature medium mellow mild mini minty modern
    moist narrow natural neat new nice nimble noble novel open organic original outer pale
    perfect pink plain pleasant plump plush polished portable powerful practical premium pretty
    pristine proud pure purple quality quick quiet rare raw ready real red refined regular
    reliable rich ripe robust romantic rosy rough round royal rugged safe sharp shiny short
    silent silky silver simple single sleek slender slim slow small smart smooth snug soft solid
    sophisticated sour spacious special spicy sporty square stable standard stark steady steep
    still stout strong stunning sturdy stylish subtle succulent sunny supple sweet swift tall
    tangy tart tender thick thin tidy tight timeless tiny top tough trendy true twin ultra
    unique unisex vast velvety versatile vibrant vintage virtual warm weak wet white whole wide
    wild wise woody woolen young youthful zesty 3-ply two-tone dual double triple
    """
)
_SUFFIXES = (
    "able", "ible", "ful", "ive", "ous", "less", "ish", "ical", "ant", "proof", "friendly", "free",
    "resistant", "grade", "rich", "packed", "sized", "style", "etic", "atic", "ural", "onal",
    "iful", "ary", "esque", "ized", "ised",
)  # fmt: skip
_NOT_ADJECTIVES = frozenset(
    {
        "accessory",
        "apparatus",
        "attendant",
        "battery",
        "cable",
        "charcoal",
        "consultant",
        "croissant",
    }
    | {
        "dictionary",
        "diary",
        "dish",
        "elephant",
        "finish",
        "fish",
        "function",
        "library",
        "occasion",
    }
    | {"pendant", "perspective", "plant", "polish", "radish", "relish", "restaurant", "table"}
    | {"tablet", "vegetable", "varnish", "olive", "drive", "sleeve", "archive", "pant", "assistant"}
    | {"collective", "variety", "vocabulary", "itinerary", "boundary", "canary", "rosary", "salary"}
    | {"turntable", "timetable"}
    | {"dad", "grade", "style", "lubricant", "coolant", "fragrant-water", "lifestyle", "infant"}
    | {"mouthful", "handful", "spoonful", "bath", "wet-grade", "valuable", "adhesive", "executive"}
)
# A phrase with one of these alone says nothing; beside a number or a stronger word it may.
VAGUE = word_set(
    """
    accessory addition amazing best capabilities charm choice collection design device elegance
    essential everyday experience fashionable feature features flair functional functionality
    great look looks luxury modern must need needs occasions option performance pop
    possibilities practicality preferences premium purposes quality range reliable setups
    solution sophistication specifications standard statement style stylish superior tasks
    technology timeless touch unique user users variety various versatile versatility way
    """
)


# A phrase with one of these as its noun says nothing, whatever stands before it.
EMPTY_HEADS = frozenset(
    {"addition", "choice", "way", "option", "must", "essential", "staple", "item", "range", "kind"}
    | {"variety", "type", "sort", "touch", "must-have", "piece", "solution", "balance"}
    | {"focus", "emphasis", "standout"}
)
SAYS_LITTLE = VAGUE | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | {
    "perfect", "ideal", "great", "suitable", "essential", "popular", "good", "different", "item",
    "items", "equipment", "gear", "kind", "type", "types", "piece", "product", "products", "nice",
    "more", "other", "use", "used", "daily", "any", "some", "many", "most",
}  # fmt: skip
_NOUNS_IN_ED = frozenset({"bed", "seed", "weed", "speed", "shed", "reed", "feed", "need", "breed"})
_PARTICIPLES = word_set(
    """
    absorbing captivating charming cooling cushioning dazzling eye-catching flattering glowing
    hydrating lasting lengthening moisturising moisturizing nourishing relaxing refreshing
    soothing stunning sparkling slimming volumizing warming satisfying reassuring stimulating
    """
)
_PARTS = frozenset(
    {"to-wear", "end", "range", "quality", "performance", "resolution", "purpose", "speed", "size"}
    | {"in-1", "1", "one", "neutral", "safe", "core", "action", "level", "definition", "capacity"}
    | {"grain", "top", "waist", "neck", "weight", "duty", "to-use", "go", "forward", "wheel-drive"}
    | {"catching", "house", "life", "layer", "piece", "season", "way", "tone", "stick", "slip"}
)


@lru_cache(8_192)
def is_adjective(low: str) -> bool:
    """Whether an English word is usually one, by a table and by its ending."""
    if low in _ADJECTIVES:
        return True
    if low in _NOT_ADJECTIVES:
        return False
    head = low.rsplit("-", 1)[-1]
    if "-" in low:
        return head.endswith(("ed", "ing", *_SUFFIXES)) or head in _ADJECTIVES or head in _PARTS
    return (
        low.endswith(_SUFFIXES)
        or (low.endswith("ing") and low in _PARTICIPLES)
        or (low.endswith("ed") and low not in _NOUNS_IN_ED)
    )
