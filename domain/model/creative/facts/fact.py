"""A fact: words of the product's own text that can stand in copy by themselves."""

from enum import StrEnum
from typing import NamedTuple


class FactKind(StrEnum):
    """What a fact is about."""

    OUTCOME = "outcome"  # what the product does for people
    USE = "use"  # what or whom it is for
    FEATURE = "feature"
    MEASURE = "measure"
    MATERIAL = "material"
    CARE = "care"
    SERVICE = "service"  # trial, guarantee, delivery
    CONTENTS = "contents"


class Form(StrEnum):
    """How the words of a fact can stand in a sentence."""

    NOUN = "noun"  # "brushless motor"
    DOES = "does"  # "packs into its own pocket": the product is its subject
    ACT = "act"  # "achieve dramatic lashes"
    USE = "use"  # "perfect for salads", "for everyday use"
    STATE = "state"  # "waterproof to 10,000 mm", "made from bamboo"
    CLAUSE = "clause"  # "pit zips let heat out": it has a subject of its own


class Fact(NamedTuple):
    """Contiguous words of one field; ``text`` is ``field[start:end]`` in code points.

    Attributes:
        field: of the brief that has the words.
        weight: how much it tells; the more, the earlier it is used.
    """

    text: str
    kind: FactKind
    form: Form
    field: str
    start: int
    end: int
    weight: float = 0.0

    def overlaps(self, other: "Fact") -> bool:
        """Whether both use some of the same words."""
        return self.field == other.field and self.start < other.end and other.start < self.end
