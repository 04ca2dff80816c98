"""The emoji that a line about a fact begins with."""

from domain.model.creative.facts.fact import FactKind
from domain.model.creative.facts.kinds import Kind

_BY_FACT = {
    FactKind.OUTCOME: "✨", FactKind.USE: "👉", FactKind.FEATURE: "✔️", FactKind.MEASURE: "📏",
    FactKind.MATERIAL: "🧵", FactKind.CARE: "🧼", FactKind.SERVICE: "🤝", FactKind.CONTENTS: "📦",
}  # fmt: skip
_TEXTILE = frozenset(
    {Kind.APPAREL, Kind.ACCESSORIES, Kind.SHOES, Kind.BAGS, Kind.HOME, Kind.BABY, Kind.OUTDOOR}
)
_BY_KIND = {
    Kind.FOOD: "🍽️", Kind.DRINKS: "🥤", Kind.PETS: "🐾", Kind.GARDEN: "🌱", Kind.BOOKS: "📖",
    Kind.VEHICLES: "🚗", Kind.SPORTS: "🏅", Kind.BEAUTY: "✨",
}  # fmt: skip
_MEASURED = frozenset({Kind.ELECTRONICS, Kind.COMPUTERS, Kind.PHONES, Kind.TOOLS, Kind.LIGHTING})


def emoji_of(fact: FactKind, kind: Kind) -> str:
    if fact is FactKind.MATERIAL and kind not in _TEXTILE:
        return "✔️"
    if fact is FactKind.MEASURE and kind in _MEASURED:
        return "⚡"
    if fact is FactKind.FEATURE and kind in _BY_KIND:
        return _BY_KIND[kind]
    return _BY_FACT[fact]
