"""The plural of English nouns; None for what is no English noun."""

import re
from functools import lru_cache

_NOUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:-[A-Za-zÀ-ÖØ-öø-ɏ]+)*")
# Irregular plurals, by the word's ending; the plural begins with the same letter.
_ENDINGS = {
    "calf": "calves", "child": "children", "foot": "feet", "half": "halves", "hero": "heroes",
    "knife": "knives", "leaf": "leaves", "loaf": "loaves", "man": "men", "person": "people",
    "potato": "potatoes", "scarf": "scarves", "shelf": "shelves", "thief": "thieves",
    "tomato": "tomatoes", "tooth": "teeth", "wife": "wives", "wolf": "wolves",
}  # fmt: skip
_WORDS = {
    "axis": "axes", "basis": "bases", "echo": "echoes", "elf": "elves", "gas": "gases",
    "goose": "geese", "life": "lives", "mouse": "mice", "oasis": "oases", "ox": "oxen",
    "quiz": "quizzes", "stomach": "stomachs", "tech": "techs",
}  # fmt: skip
_REGULAR_MEN = ("caiman", "german", "human", "ottoman", "roman", "shaman", "talisman")
_PLURAL_ENDINGS = ("children", "feet", "men", "people", "teeth")
_SINGULAR_ENDINGS = ("atlas", "axis", "basis", "canvas", "gas", "iris", "lens", "oasis", "trellis")
_PLURAL_IN_US = frozenset({"emus", "gurus", "haikus", "menus", "tutus"})
_SAME = frozenset(
    {"aircraft", "chassis", "deer", "fish", "salmon", "series", "sheep", "shrimp", "species"}
)
_UNCOUNTABLE = frozenset(
    {
        "apparel",
        "baggage",
        "bedding",
        "bluetooth",
        "bread",
        "butter",
        "chess",
        "clothing",
        "coffee",
        "cotton",
    }
    | {"cutlery", "decor", "equipment", "fabric", "flour", "footwear", "furniture", "gear", "glue"}
    | {"golf", "honey", "ink", "jewellery", "jewelry", "juice", "leather", "luggage", "makeup"}
    | {"beef", "food", "meat", "pork", "poultry", "seafood"}
    | {"milk", "music", "oil", "paint", "paper", "pasta", "perfume", "rice", "salt", "silk", "soap"}
    | {"stationery", "sugar", "tea", "tennis", "toothpaste", "water", "wool", "yarn", "yoga"}
)
_MASS = ("ware", "wear")  # cookware, software, underwear


def is_uncountable(noun: str) -> bool:
    """Whether it has neither a plural nor an article, as furniture."""
    small = noun.casefold()
    return small in _UNCOUNTABLE or small.endswith(_MASS)


def is_plural(noun: str) -> bool:
    """Whether it looks like one; a doubtful word counts as one."""
    small = noun.casefold()
    if small in _SAME or small.endswith(_SINGULAR_ENDINGS):
        return False
    if small in _PLURAL_IN_US or small in _WORDS.values() or small.endswith(_PLURAL_ENDINGS):
        return True
    return small.endswith("s") and not small.endswith(("ss", "us"))


@lru_cache(maxsize=4096)  # products share their nouns
def plural_noun(noun: str) -> str | None:
    """One word in the plural; a plural stays as it is."""
    small = noun.casefold()
    if not _NOUN.fullmatch(noun):
        return None
    if small in _SAME or is_uncountable(noun) or is_plural(noun):
        return noun
    if len(noun) > 1 and noun.isupper():  # TVs; BOX looks like an acronym, too
        return None if set(noun) & set("AEIOU") else f"{noun}s"
    return _irregular(noun, small) or _regular(noun, small)


def _irregular(noun: str, small: str) -> str | None:
    if small in _WORDS:
        return noun[0] + _WORDS[small][1:]
    if small.endswith(_REGULAR_MEN):
        return None
    for ending, several in _ENDINGS.items():
        if small.endswith(ending):
            start = len(noun) - len(ending)
            return noun[: start + 1] + several[1:]
    return None


def _regular(noun: str, small: str) -> str:
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if small.endswith("y") and small[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
