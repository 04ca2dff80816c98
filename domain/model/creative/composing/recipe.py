"""Fields that take several texts: a quota for each role, and nothing said twice."""

from collections.abc import Callable, Iterable, Iterator

from domain.model.creative.composing.binding import is_repetition
from domain.model.creative.composing.sayable import SayableFact
from domain.model.creative.composing.writing import LAST_RESORT, Writer, Written
from domain.model.creative.platforms.platform import Field
from domain.model.creative.policy.words import word_set

_LOOKED_AT = 12  # texts of a role, each time
_TELLING = frozenset({"fact", "use", "offer"})
_ENOUGH = 0.8  # of the texts a field is given: more of them only say more where facts are left
# Words that ads have besides what they say.
_EVERYWHERE = word_set("a an for from get in of or out the to with your")


def written_for_recipe(writer: Writer, place: Field, turn: int) -> list[Written]:
    """First each role's share, then more of any role, up to as many as the field is given."""
    chosen = _Chosen()
    pools = [
        (role, quota, _Pool(writer.of_role(place, role, turn))) for role, quota in place.recipe
    ]
    for _, quota, pool in pools:
        chosen.add(pool.usual(), min(quota, place.written - len(chosen.texts)), chosen.is_new)
    enough = int(_ENOUGH * place.written)
    for wanted in (chosen.is_new, chosen.differs):
        for role, _, pool in pools:
            most = place.written if role in _TELLING else enough
            chosen.add(pool.usual(), most - len(chosen.texts), wanted)
    if place.recipe[0][0] == "keyword" and not any(
        _names(each, "name", "type") for each in chosen.texts
    ):
        short = [
            each
            for each in writer.shortened(place, "keyword", turn)
            if _names(each, "name") and chosen.is_other(each)
        ]
        chosen.texts[:0] = short[:1]
        del chosen.texts[place.written :]
    for _, _, pool in pools:
        chosen.add(pool.all(), place.least - len(chosen.texts), chosen.is_other)
    for role, _ in place.recipe:
        rest = writer.shortened(place, role, turn)
        chosen.add(rest, place.least - len(chosen.texts), chosen.is_other)
    return chosen.texts


class _Pool:
    """The texts of a role, each made when it is first asked for."""

    def __init__(self, texts: Iterator[Written]) -> None:
        self._made: list[Written] = []
        self._texts = texts

    def all(self) -> Iterator[Written]:
        yield from self._made
        for each in self._texts:
            self._made.append(each)
            yield each

    def usual(self) -> Iterator[Written]:
        """Without those of templates that are the last resort, which come last."""
        for each in self.all():
            if each.template.weight < LAST_RESORT:
                return
            yield each


class _Chosen:
    """The texts of one field so far, and what they say."""

    def __init__(self) -> None:
        self.texts: list[Written] = []
        self._facts: list[SayableFact] = []

    def add(self, pool: Iterable[Written], most: int, is_wanted: Callable[[Written], bool]) -> None:
        """At most so many that are wanted."""
        if most <= 0:
            return
        for _, each in zip(range(_LOOKED_AT), pool, strict=False):
            if is_wanted(each):
                self.texts.append(each)
                self._facts += each.facts
                most -= 1
                if most == 0:
                    return

    def is_new(self, written: Written) -> bool:
        """Whether it says something that none of the others says."""
        if written.repeats(self._facts):
            return False
        return self.differs(written)

    def differs(self, written: Written) -> bool:
        """Whether it has other facts than each of the others, and the price is said once."""
        for kind in ("price", "rating"):
            if _names(written, kind) and any(_names(other, kind) for other in self.texts):
                return False
        said = _said(written)
        return self.is_other(written) and all(
            said != _said(other) and not _has_same_facts(written, other) for other in self.texts
        )

    def is_other(self, written: Written) -> bool:
        return all(written.text.casefold() != other.text.casefold() for other in self.texts)


def _has_same_facts(one: Written, other: Written) -> bool:
    """Whether the first fact of one is the first of the other: nothing new would be said."""
    return bool(one.facts and other.facts) and is_repetition(one.facts[0], other.facts[0])


def _names(written: Written, *kinds: str) -> bool:
    return any(source.kind in kinds for source in written.sources)


def _said(written: Written) -> tuple[bool, frozenset[str]]:
    """Its words without those that every ad has, singular; calls to action are compared apart."""
    is_call = written.template.role == "cta"
    return is_call, written.words if is_call else written.words - _EVERYWHERE or written.words
