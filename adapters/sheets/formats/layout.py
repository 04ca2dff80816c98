"""What every format says of itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from domain.errors.catalog import InvalidProduct
from domain.model.creative.brief.campaign import MAX_VARIANTS, Campaign
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.sheet import SheetNames, WrittenProduct
from domain.model.creative.variants.variant import Variant

Row = Mapping[str, object]
"""Column -> cell; columns without a cell are empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A format of files of creatives.

    Attributes:
        endings: of files that it may be in, the usual one first.
        columns: in their order.
        rows: those of a product; raise ``InvalidProduct`` where it lacks what the format needs.
        platforms: that it is for; empty: any.
        most_variants: that it has a place for.
        is_verbatim: whether cells are for a platform, which would post an apostrophe; all others
            are for people's spreadsheets, which would run formulas.
    """

    endings: tuple[str, ...]
    columns: Callable[[Campaign], tuple[str, ...]]
    rows: Callable[[WrittenProduct, SheetNames], Iterator[Row]]
    platforms: tuple[Platform, ...] = ()
    most_variants: int = MAX_VARIANTS
    is_verbatim: bool = False


def fixed(columns: tuple[str, ...]) -> Callable[[Campaign], tuple[str, ...]]:
    """The same columns whatever is asked for; other than a lambda it goes to other processes."""
    return partial(_columns, columns)


def _columns(columns: tuple[str, ...], _: Campaign) -> tuple[str, ...]:
    return columns


def variants_for(written: WrittenProduct, platform: Platform) -> Sequence[Variant]:
    """The product's variants for a platform.

    Raises:
        InvalidProduct: its texts do not give enough for it.
    """
    [copy] = [each for each in written.creative.platforms if each.platform.id == platform.id]
    if copy.problem is not None:
        problem = copy.problem
        requirement = f"enough for {problem.needed} of {platform.name}'s {problem.field}"
        raise InvalidProduct(
            "title", written.clean.title, f"{requirement}: it gives {problem.found}"
        )
    return copy.variants


def texts_of(variant: Variant, field: str) -> tuple[str, ...]:
    """The texts of one field, in order."""
    return tuple(text.text for text in variant.texts if text.field.name == field)


def text_of(variant: Variant, field: str) -> str:
    """The text of a field that has one; empty where it was left out."""
    return next(iter(texts_of(variant, field)), "")


def needed(field: str, value: str | None, requirement: str, *, most: int | None = None) -> str:
    """A value that a format cannot do without.

    Raises:
        InvalidProduct: there is none, or it is too long.
    """
    if not value:
        raise InvalidProduct(field, value or "", requirement)
    if most is not None and len(value) > most:
        raise InvalidProduct(field, value, f"at most {most} characters")
    return value
