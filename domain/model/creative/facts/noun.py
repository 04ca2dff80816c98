"""The noun of a product type, as people search it."""

from domain.model.creative.facts.english.words import is_adjective

_WHOLE = frozenset(
    {"blood pressure", "cast iron", "memory foam", "random orbit", "solid oak", "solid wood"}
    | {"stainless steel"}
)
_LONGEST = 3


def noun_of(product_type: str) -> str:
    """``rain jacket`` of ``women's two-layer rain jacket``: the last word, or the compound."""
    words = product_type.split(" ")
    if "of" in words:  # "end of tenancy cleaning"
        return product_type
    if len(words) >= _LONGEST and (
        " ".join(words[-3:-1]).casefold() in _WHOLE or words[-2].endswith("ment")
    ):
        return " ".join(words[-_LONGEST:])
    has_compound = len(words) > 1 and not (is_adjective(words[-2].casefold()) or "'" in words[-2])
    return " ".join(words[-2:] if has_compound else words[-1:])
