"""The noun of a product type, as people search it."""

from domain.model.creative.facts.english.words import is_adjective


def noun_of(product_type: str) -> str:
    """``rain jacket`` of ``women's two-layer rain jacket``: the last word, or the compound."""
    words = product_type.split(" ")
    has_compound = len(words) > 1 and not (is_adjective(words[-2].casefold()) or "'" in words[-2])
    return " ".join(words[-2:] if has_compound else words[-1:])
