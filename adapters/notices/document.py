"""What is sent about a change of the champion: one JSON object."""

from pydantic import TypeAdapter

from domain.model.promotion.champion_change import ChampionChange

_CHANGE = TypeAdapter(ChampionChange)


def document_of(change: ChampionChange) -> bytes:
    """The same change gives the same bytes."""
    return _CHANGE.dump_json(change)
