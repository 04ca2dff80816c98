"""Text that is mostly in capitals, written as people write: acronyms, codes and sizes keep theirs.

A single word in capitals in an otherwise normal text stays: it may be a brand.
"""

import re
from collections.abc import Callable, Iterator

from domain.model.creative.policy.capitals import is_acronym
from domain.model.creative.policy.words import word_set

_WORDS_OF_A_RUN = 3  # that many words of capitals in a row are no names
_LOUD = re.compile(r"[^\W\d_a-zß-ÿ]{2}")  # without two capitals in a row nothing is shouted
_SENTENCE = re.compile(r"(?:[^.!?…。！？]|[.!?…](?!\s|\Z))+[.!?…。！？]*\s*")
_TOKEN = re.compile(r"[^\s/|]+")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CODE = re.compile(r"[^\W\d_][-_.]\d{3,}")  # PROD-1234-AB, but 100-PIECE
# Words of two letters that are no abbreviations, and small words of titles.
_SHORT = word_set(
    """
    am an as at be by de do dr et fi go he if in is it la le me mr ms my no of oh on or so st to up
    us we wi
    """
)
_SMALL = word_set("a an and as at but by for from in nor of on or per the to via with")
_NO_ACRONYMS = word_set("mix mild dim dry")  # Roman numerals or without a vowel, and words
# Before a lone A: vitamin A is no article.
_GRADES = word_set("class grade group hepatitis model serie size type vitamin")
_PROPER = word_set(
    """
    africa african america american april asia asian august australia australian austria belgium
    bluetooth brazil britain british california canada canadian china chinese christmas december
    denmark dutch easter england english europe european february fi france french friday german
    germany halloween india indian ireland irish italian italy january japan japanese july june
    korea korean london march mexico monday netherlands november october paris poland portugal
    saturday scotland scottish september spain spanish sunday sweden swedish swiss switzerland
    thursday tuesday turkey velcro wednesday wi
    """
)


def calm(text: str) -> str:
    """The text with its shouted sentences in small letters, each with a capital at its start."""
    if not _LOUD.search(text):
        return text
    return _SENTENCE.sub(lambda part: _calmed(part[0], _sentence_case), text)


def calm_title(text: str) -> str:
    """The title with one capital a word where it shouted; short function words have none."""
    return _calmed(text, _title_case) if _LOUD.search(text) else text


def _calmed(text: str, written: Callable[[str, bool, bool], str]) -> str:
    tokens = list(_TOKEN.finditer(text))
    shouted = [index for index, token in enumerate(tokens) if _is_shouted(token[0])]
    if not shouted:
        return text
    if not _is_mostly(shouted, tokens):
        # In a sentence that is normal otherwise they may be names: one capital each.
        return _replaced(text, tokens, set(_of_runs(shouted)), _title_case)
    return _replaced(text, tokens, set(range(len(tokens))), written)


def _is_shouted(token: str) -> bool:
    return any(_is_shouted_word(part[0]) for part in _PART.finditer(token)) and not _is_code(token)


def _is_shouted_word(word: str) -> bool:
    """In capitals, and neither an acronym nor, with a digit, a code or a measure (IPX7, 18V)."""
    if len(word) < 2 or not word.isupper() or any(map(str.isdigit, word)):  # noqa: PLR2004
        return False
    if len(word) == 2:  # noqa: PLR2004 - mostly abbreviations
        return word.casefold() in _SHORT
    return word.casefold() in _NO_ACRONYMS or not is_acronym(word)


def _is_code(token: str) -> bool:
    return _CODE.search(token) is not None


def _is_mostly(shouted: list[int], tokens: list[re.Match[str]]) -> bool:
    loud = sum(_letters(tokens[index][0]) for index in shouted)
    quiet = sum(_letters(token[0]) for token in tokens if any(map(str.islower, token[0])))
    return quiet == 0 or (len(shouted) > 1 and loud >= quiet)


def _letters(token: str) -> int:
    return sum(map(str.isalpha, token))


def _of_runs(shouted: list[int]) -> Iterator[int]:
    """Those that stand in a row of at least three."""
    run: list[int] = []
    for index in [*shouted, shouted[-1] + 2]:
        if run and index != run[-1] + 1:
            if len(run) >= _WORDS_OF_A_RUN:
                yield from run
            run = []
        run.append(index)


def _replaced(
    text: str,
    tokens: list[re.Match[str]],
    chosen: set[int],
    written: Callable[[str, bool, bool], str],
) -> str:
    pieces, end, before = [], 0, ""
    last = len(tokens) - 1
    for index, token in enumerate(tokens):
        pieces.append(text[end : token.start()])
        is_first = index == 0
        if index not in chosen or _is_code(token[0]):
            pieces.append(token[0])
        elif token[0] == "A" and (before in _GRADES or (index == last and not is_first)):
            pieces.append("A")
        else:
            pieces.append(written(token[0], is_first, index == last))
        before, end = token[0].casefold(), token.end()
    return "".join([*pieces, text[end:]])


def _sentence_case(token: str, is_first: bool, is_last: bool) -> str:  # noqa: FBT001 - of one shape
    del is_last
    parts = 0

    def small(word: re.Match[str]) -> str:
        nonlocal parts
        parts += 1
        if _keeps(word[0], token):
            return word[0]
        folded = word[0].lower()
        is_start = (is_first and parts == 1) or "&" in token  # Black&Decker is a name
        return folded.capitalize() if is_start or folded in _PROPER else folded

    return _PART.sub(small, token)


def _title_case(token: str, is_first: bool, is_last: bool) -> str:  # noqa: FBT001
    parts = 0

    def capital(word: re.Match[str]) -> str:
        nonlocal parts
        parts += 1
        if _keeps(word[0], token):
            return word[0]
        folded = word[0].lower()
        is_inner = not (is_first and parts == 1) and not is_last
        return folded if folded in _SMALL and is_inner else folded.capitalize()

    return _PART.sub(capital, token)


def _keeps(word: str, token: str) -> bool:
    """Whether it stands as it was written: it was not shouted, or is a single letter of a name."""
    if len(word) == 1:
        return not (word == token == "A")  # the article alone
    return not _is_shouted_word(word)
