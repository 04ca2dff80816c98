"""What a template may do to a value: pure functions, None where the value does not allow it."""

import re
from collections.abc import Callable, Mapping

Filter = Callable[[str], str | None]

_SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "of", "on", "or", "the"}
    | {"to", "vs", "via", "with"}
)
_SILENT_H = ("heir", "honest", "honor", "honour", "hour")
_CONSONANT_SOUND = ("eu", "ewe", "once", "one", "ubiq", "uni", "us", "ut")
_VOWEL_SOUND = ("umb", "un", "up", "ugl", "ult", "usher", "utt")
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")  # names that begin with a vowel's sound
_VOWEL_NUMBERS = re.compile(r"(8|11|18)(?!\d)|8\d|80\d|11,\d|18,\d")
_IRREGULAR = {
    "child": "children", "foot": "feet", "goose": "geese", "knife": "knives", "leaf": "leaves",
    "life": "lives", "loaf": "loaves", "man": "men", "mouse": "mice", "person": "people",
    "scarf": "scarves", "shelf": "shelves", "tooth": "teeth", "woman": "women",
}  # fmt: skip
_UNCOUNTABLE = frozenset(
    {"bedding", "clothing", "equipment", "furniture", "headwear", "jewellery", "jewelry", "luggage"}
    | {"makeup", "milk", "oil", "perfume", "rice", "sugar", "tea", "water"}
)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")


def title(value: str) -> str:
    """Title case; words with capitals or digits inside stay as they are."""
    words = value.split(" ")
    last = len(words) - 1
    return " ".join(
        word.lower()
        if word.lower() in _SMALL_WORDS and word.islower() and 0 < place < last
        else _capitalised(word)
        for place, word in enumerate(words)
    )


def sentence(value: str) -> str:
    """With a capital at the beginning."""
    return value[:1].upper() + value[1:]


def lower(value: str) -> str:
    """Small letters, but for acronyms and names with capitals or digits inside."""
    return " ".join(
        word.lower() if word[1:].islower() or len(word) == 1 else word for word in value.split(" ")
    )


def article(value: str) -> str | None:
    """With a or an, by its sound; not for words that are plural or have an article."""
    first = value.split(" ", 1)[0]
    if not re.match(r"[A-Za-z0-9]", first) or _is_plural(value):
        return None
    if first.casefold() in {"a", "an", "the"} or _last_word(value).casefold() in _UNCOUNTABLE:
        return None
    return f"{'an' if _begins_with_vowel_sound(first) else 'a'} {value}"


def plural(value: str) -> str | None:
    """The last word in the plural, by the rules of English."""
    last = _last_word(value)
    if not _LATIN_WORD.fullmatch(last):
        return None
    if last.casefold() in _UNCOUNTABLE or _is_plural(value):
        return value
    return value[: len(value) - len(last)] + _plural_word(last)


FILTERS: Mapping[str, Filter] = {
    "title": title,
    "sentence": sentence,
    "lower": lower,
    "article": article,
    "plural": plural,
}


def _capitalised(word: str) -> str:
    has_own_form = any(sign.isupper() or sign.isdigit() for sign in word[1:])
    return word if has_own_form else sentence(word)


def _last_word(value: str) -> str:
    return value.rsplit(" ", 1)[-1]


def _is_plural(value: str) -> bool:
    word = _last_word(value).casefold()
    return word in _IRREGULAR.values() or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "as"))
    )


def _plural_word(word: str) -> str:
    small = word.casefold()
    if small in _IRREGULAR:
        found = _IRREGULAR[small]
        return found if word.islower() else found.capitalize()
    if small.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if small.endswith("y") and small[-2:-1] not in set("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _begins_with_vowel_sound(word: str) -> bool:
    small = word.casefold()
    if word[0].isdigit():
        return _VOWEL_NUMBERS.match(word) is not None
    if len(word) > 1 and word.isupper():  # spelled out letter by letter, as LED or USB
        return word[0] in _VOWEL_LETTERS
    if small.startswith(_SILENT_H):
        return True
    if small.startswith(_VOWEL_SOUND) and not small.startswith(("uni", "uno")):
        return True
    return small[0] in "aeiou" and not small.startswith(_CONSONANT_SOUND)
