"""A platform's rules for copy: its fields, their limits, and the source of each figure."""

from dataclasses import dataclass

from domain.model.creative.text.counting import Counting

_FOLDED = 8  # times the part that is shown, where the platform names no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a platform sets, and the page that says so."""

    value: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place for text.

    Attributes:
        hard: the platform refuses more; None where it names no such limit.
        soft: what it shows, or advises.
        least: texts the platform asks for; 0 where the field is optional.
        most: texts it takes, all different.
        written: texts that one variant brings.
        has_hashtags: whether they stand at the end of this field.
        folds: whether the platform shows the soft limit's worth and the rest on request, so that
            longer text is right.
        varies: whether each variant has another text where there is one; a product's title in a
            shop stays the one that says most.
        recipe: of a field that takes several texts: how many of each role.
    """

    name: str
    counting: Counting
    hard: Figure | None = None
    soft: Figure | None = None
    least: int = 1
    most: int = 1
    written: int = 1
    has_hashtags: bool = False
    folds: bool = False
    varies: bool = True
    recipe: tuple[tuple[str, int], ...] = ()

    @property
    def limit(self) -> int:
        """What a text may never exceed: the hard limit, else the soft one."""
        figure = self.hard or self.soft
        if figure is None:
            raise AssertionError(f"the field {self.name!r} has no limit at all")
        return figure.value if self.hard or not self.folds else _FOLDED * figure.value

    @property
    def aim(self) -> int:
        """The length a text should stay within where it can: the soft limit, else the hard one."""
        figure = self.soft or self.hard
        if figure is None:
            raise AssertionError(f"the field {self.name!r} has no limit at all")
        return figure.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """A channel.

    Attributes:
        id: as in requests and template packs.
        fields: the main one first.
        hashtags: how many a text may have; None where the platform sets no limit.
        tags: hashtags of written copy, where a field has them; few, because many annoy readers.
        emoji: how many copy may carry; None where any number is taken.
        forbidden: characters the platform refuses.
        digital_source_type: what a feed says of the origin of such texts; templates are no
            generative AI.
    """

    id: str
    name: str
    fields: tuple[Field, ...]
    hashtags: Figure | None = None
    tags: int = 0
    emoji: Figure | None = None
    forbidden: str = ""
    forbidden_source: str = ""
    digital_source_type: str | None = None

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)
