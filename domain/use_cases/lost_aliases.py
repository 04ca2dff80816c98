"""A registry that has versions and no champion: it lost its aliases, and gets them back."""

from collections.abc import Sequence

from domain.model.promotion.registration import RegisteredModel
from domain.model.promotion.succession import earlier_champion, latest_champion
from domain.use_cases.champion_keeper import ChampionKeeper, name_of


def mend_aliases(keeper: ChampionKeeper) -> None:
    """Set the aliases again where there is no champion; nothing is removed.

    The champion is the version that is served; when that cannot be told, the one that the newest
    decision made champion; when no decision is known, the newest version.
    """
    if keeper.registry.champion() is not None:
        return
    present, entries = keeper.registry.present(), keeper.log.entries()
    champion = _served_one(keeper, present) or latest_champion(entries, present) or _newest(present)
    if champion is None:
        return
    newest = _newest([model for model in present if model.version < champion.version])
    previous = earlier_champion(champion, entries, present, newest) or newest
    keeper.registry.reinstate(champion.version, previous.version if previous else None)


def _served_one(
    keeper: ChampionKeeper, present: Sequence[RegisteredModel]
) -> RegisteredModel | None:
    served = keeper.served()
    if served is None:
        return None
    named = (model for model in present if (model.version, model.run_id) == name_of(served))
    return next(named, None)


def _newest(models: Sequence[RegisteredModel]) -> RegisteredModel | None:
    return max(models, key=lambda model: model.version, default=None)
