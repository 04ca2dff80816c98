"""What a product offers to templates: each slot's value, ready to stand in copy."""

import re
import unicodedata
from collections.abc import Mapping

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign

# A sentence ends where an upper-case letter, or a script without case, follows its mark.
_SENTENCE_GAP = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*")
_ABBREVIATIONS = frozenset(
    {"approx.", "ca.", "cf.", "dr.", "e.g.", "etc.", "ft.", "i.e.", "in.", "inc.", "incl.", "ltd."}
    | {"max.", "min.", "mr.", "mrs.", "ms.", "no.", "oz.", "st.", "vol.", "vs."}
)
_NAME_ENDS = re.compile(r"\s*[,;:|(\[]|\s+[-–—/]\s+")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_SHORTEST_NAME = 3  # characters; less is an abbreviation that names nothing
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


def slots_of(
    brief: Brief, campaign: Campaign, *, price: str | None, rating: str | None
) -> dict[str, str]:
    """Every slot the product can fill; what is unknown is left out.

    Args:
        brief: the product.
        campaign: has the seller's brand and address.
        price: the product's, as it is to be written.
        rating: likewise.
    """
    title = one_line(brief.title)
    texts = {"title": title.rstrip(".") or title, **_description_slots(brief.description)}
    texts["name"] = _name(texts["title"])
    known = {
        "category": brief.category and _category(brief.category),
        "price": price,
        "rating": rating,
        "brand": campaign.brand and _beside(title, one_line(campaign.brand)),
        "url": campaign.url,
    }
    return texts | {slot: value for slot, value in known.items() if value}


def _beside(title: str, brand: str) -> str | None:
    """The brand, unless the title has it: it would stand there twice."""
    return None if brand.casefold() in title.casefold() else brand


def one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def sentences(text: str) -> list[str]:
    """The text's sentences, in order; joined by spaces they are the text again."""
    found: list[str] = []
    for piece in _SENTENCE_GAP.split(text):
        if found and not _may_follow(found[-1], piece):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return found


def _may_follow(before: str, piece: str) -> bool:
    last = before.rsplit(" ", 1)[-1].casefold()
    is_initial = len(last) == 2 and last[0].isalpha()  # noqa: PLR2004 - a letter and its full stop
    return not (last in _ABBREVIATIONS or is_initial or piece[:1].islower())


def _description_slots(description: str) -> Mapping[str, str]:
    if not description:
        return {}
    whole = _ended(one_line(description))
    lead, *others = sentences(whole)
    slots = {"description": whole, "lead": lead}
    if others:
        slots["detail"] = others[0]
    return slots


def _category(text: str) -> str:
    """As people write it: shops' systems have names like ``mens-shirts``."""
    line = one_line(text)
    return re.sub(r"[-_]", " ", line) if _SLUG.fullmatch(line) else line


def _name(title: str) -> str:
    """The title up to its first comma, bracket, dash or colon."""
    end = _NAME_ENDS.search(title)
    name = title[: end.start()] if end else title
    return name if len(name) >= _SHORTEST_NAME else title


def _ended(text: str) -> str:
    return text if text.endswith(_SENTENCE_ENDS) else f"{text}."
