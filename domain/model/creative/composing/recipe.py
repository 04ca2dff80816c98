"""Fields that take several texts: a quota for each role, and nothing said twice."""

from collections.abc import Iterator

from domain.model.creative.composing.binding import is_repetition
from domain.model.creative.composing.sayable import SayableFact
from domain.model.creative.composing.writing import Writer, Written
from domain.model.creative.platforms.platform import Field
from domain.model.creative.policy.words import words_of

_EVERYWHERE = frozenset(
    [
        "a",
        "an",
        "buy",
        "for",
        "from",
        "get",
        "in",
        "of",
        "online",
        "or",
        "order",
        "out",
        "shop",
        "the",
        "to",
        "with",
        "your",
    ]
)
_MOST_OF_A_ROLE = 24  # candidates looked at


def written_for_recipe(writer: Writer, place: Field, turn: int) -> list[Written]:
    """First each role's share, then more of any role, up to as many as the field is given."""
    chosen: list[Written] = []
    used: list[SayableFact] = []
    left: list[Iterator[Written]] = []
    for role, quota in place.recipe:
        texts = _some(writer.texts(place, role, turn))
        left.append(texts)
        for _ in range(quota):
            if len(chosen) == place.written or not _add_next(texts, chosen, used):
                break
    for texts in left:
        while len(chosen) < place.written and _add_next(texts, chosen, used):
            pass
    if len(chosen) < place.least:
        _fill_up(writer, place, turn, chosen, used)
    return chosen


def _fill_up(
    writer: Writer, place: Field, turn: int, chosen: list[Written], used: list[SayableFact]
) -> None:
    """What the platform asks for at least: shortened texts, then any other that differs."""
    for role, _ in place.recipe:
        for each in writer.shortened(place, role, turn):
            if len(chosen) < place.least and _is_new(each, chosen, used):
                chosen.append(each)
    for role, _ in place.recipe:
        for each in writer.texts(place, role, turn):
            if len(chosen) < place.least and all(
                each.text.casefold() != other.text.casefold() for other in chosen
            ):
                chosen.append(each)


def _some(texts: Iterator[Written]) -> Iterator[Written]:
    for _, each in zip(range(_MOST_OF_A_ROLE), texts, strict=False):
        yield each


def _add_next(texts: Iterator[Written], chosen: list[Written], used: list[SayableFact]) -> bool:
    for each in texts:
        if _is_new(each, chosen, used):
            chosen.append(each)
            used += each.facts
            return True
    return False


def _is_new(written: Written, chosen: list[Written], used: list[SayableFact]) -> bool:
    """Whether it says something that none of the others says."""
    if any(is_repetition(fact, other) for fact in written.facts for other in used):
        return False
    if is_priced(written) and any(map(is_priced, chosen)):
        return False
    said = _said(written)
    return all(said != _said(other) for other in chosen)


def is_priced(written: Written) -> bool:
    return any(source.kind == "price" for source in written.sources)


def _said(written: Written) -> tuple[bool, frozenset[str]]:
    """Its words without those that every ad has, singular; calls to action are compared apart."""
    words = {word.rstrip("s") or word for word in words_of(written.text)}
    is_call = written.template.role == "cta"
    return is_call, frozenset(words if is_call else words - _EVERYWHERE) or frozenset(words)
