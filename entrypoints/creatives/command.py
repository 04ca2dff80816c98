"""The command that writes creatives for all products of a file."""

from pathlib import Path
from typing import Annotated

import typer

from domain.model.creative.brief.campaign import MAX_VARIANTS, Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Platform
from entrypoints.bootstrap.creative_files import build_creative_files
from entrypoints.creatives.batch import Defaults, write_file
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings, override


@deployable
def write_creatives(
    source: Annotated[Path, typer.Argument(help="CSV or JSON file of products.")],
    target: Annotated[Path, typer.Argument(help="CSV or JSON file to write.")],
    platform: Annotated[
        list[str] | None, typer.Option(help="May be repeated. Default: all.")
    ] = None,
    tone: Annotated[Tone | None, typer.Option(help="Default: all that suit a product.")] = None,
    variants: Annotated[int, typer.Option(min=1, max=MAX_VARIANTS, help="Per platform.")] = 1,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Default: each product's own text.")
    ] = None,
    currency: Annotated[str | None, typer.Option(help="Of the prices, like EUR.")] = None,
    locale: Annotated[str | None, typer.Option(help="For numbers, like de-DE.")] = None,
    brand: Annotated[str | None, typer.Option(help="Where a product has none.")] = None,
    url: Annotated[str | None, typer.Option(help="Where the products are sold.")] = None,
) -> dict[str, object]:
    """Write creatives for all products of a CSV or JSON file into a CSV or JSON file.

    Each product has a title and a description, and may have category, price, rating and brand.
    """
    settings = override(
        load_settings(), "copywriting", currency=currency, locale=locale, brand=brand, url=url
    )
    configure_logging(settings.logging)
    chosen = settings.copywriting
    campaign = Campaign(
        platforms=_platforms(platform), tone=tone, variants=variants, locale=chosen.locale
    )
    return write_file(
        build_creative_files(settings), source, target, campaign,
        Defaults(seed=seed, currency=chosen.currency, brand=chosen.brand, url=chosen.url),
    )  # fmt: skip


def _platforms(names: list[str] | None) -> tuple[Platform, ...]:
    unknown = [name for name in names or () if name not in PLATFORMS]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(PLATFORMS)}")
    return tuple(PLATFORMS[name] for name in dict.fromkeys(names or PLATFORMS))
