"""What the columns of a feed say of a product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """Columns of Google's product data specification, as the seller wrote them."""

    color: str | None = None
    size: str | None = None
    material: str | None = None
    pack: str | None = None
    gender: str | None = None
    age_group: str | None = None
    model: str | None = None
    capacity: str | None = None
