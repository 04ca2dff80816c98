"""The command that writes creatives for all products of a feed."""

from pathlib import Path
from typing import Annotated

import typer

from domain.errors.base import InvalidValue
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.platforms.platform import Platform
from domain.model.creative.sheet import CATEGORY, SheetNames
from domain.ports.creative_sheet import CreativeSheet, SheetKind
from entrypoints.bootstrap.creative_files import (
    FORMAT_NAMES,
    build_creative_files,
    build_sheets,
)
from entrypoints.bootstrap.feeds import build_feed_reader
from entrypoints.creatives.batch import write_file
from entrypoints.creatives.explain import explain as explained
from entrypoints.creatives.options import (
    BrandOption,
    CurrencyOption,
    LocaleOption,
    MapOption,
    SeedOption,
    ToneOption,
    UrlOption,
    VariantsOption,
)
from entrypoints.creatives.order import Defaults, Order
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings, override

SOME_REJECTED = 3
_FIELDS = "{id}, {title}, {category} and {brand} stand for the product's own."


@deployable
def write_creatives(
    source: Annotated[str, typer.Argument(help="File, or https address, of products.")],
    target: Annotated[
        Path | None, typer.Argument(help="File to write; none with --explain.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None,
        typer.Option(help=f"{', '.join(FORMAT_NAMES)}. Default: by TARGET's ending, else long."),
    ] = None,
    platform: Annotated[
        list[str] | None,
        typer.Option(help="May be repeated. Default: those of the format, else all."),
    ] = None,
    tone: ToneOption = None,
    variants: VariantsOption = 1,
    seed: SeedOption = None,
    currency: CurrencyOption = None,
    locale: LocaleOption = None,
    brand: BrandOption = None,
    url: UrlOption = None,
    campaign_name: Annotated[str, typer.Option(help=f"Of the ads. {_FIELDS}")] = CATEGORY,
    ad_group: Annotated[
        str | None, typer.Option(help="Of the ads, likewise. Default: title and id.")
    ] = None,
    board: Annotated[str, typer.Option(help="Of the pins, likewise.")] = CATEGORY,
    media: Annotated[str, typer.Option(help="Address of a pin's picture, likewise.")] = "",
    map: MapOption = None,  # noqa: A002 - the option's name
    *,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show what is recognised, and five rows; write nothing."),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first rejected row; write nothing.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was ended.")
    ] = False,
) -> dict[str, object]:
    """Write creatives for all products of a catalogue into a file that can be uploaded.

    Rows that are no product land in NAME.rejected.csv beside TARGET; the exit code is 3 then.
    """
    settings = override(
        load_settings(), "copywriting", currency=currency, locale=locale, brand=brand, url=url
    )
    configure_logging(settings.logging)
    if explain:
        read = build_feed_reader(currency=settings.copywriting.currency)
        return explained(read(source, mapping=map))
    if target is None:
        raise typer.BadParameter("TARGET is missing: the file to write, or --explain")
    if target.resolve() == Path(source).resolve():
        raise typer.BadParameter("TARGET is SOURCE, which would be lost: name another file")
    chosen = settings.copywriting
    try:
        kind = build_sheets(settings)(format, target.name)
        names = SheetNames(campaign=campaign_name, ad_group=ad_group, board=board, media=media)
    except InvalidValue as error:
        raise typer.BadParameter(str(error)) from error
    campaign = Campaign(
        platforms=_platforms(platform, kind), tone=tone, variants=variants, locale=chosen.locale
    )
    order = Order(
        source=source,
        mapping=map,
        target=target,
        sheet=_sheet(kind, campaign, names),
        campaign=campaign,
        defaults=Defaults(seed=seed, currency=chosen.currency, brand=chosen.brand, url=chosen.url),
        is_strict=strict,
    )
    return write_file(build_creative_files(settings), order, resume=resume)


def exit_code(result: dict[str, object]) -> int:
    """3 where rows were rejected."""
    return SOME_REJECTED if result.get("rejected") else 0


def platforms_of(names: list[str] | None) -> tuple[Platform, ...]:
    """Those of the names, else all.

    Raises:
        BadParameter: there is none of a name.
    """
    unknown = [name for name in names or () if name not in PLATFORMS]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(PLATFORMS)}")
    return tuple(PLATFORMS[name] for name in dict.fromkeys(names or PLATFORMS))


def _platforms(names: list[str] | None, kind: SheetKind) -> tuple[Platform, ...]:
    chosen = platforms_of(names)
    if not kind.platforms:
        return chosen
    if names and set(chosen) != set(kind.platforms):
        those = " and ".join(each.id for each in kind.platforms)
        raise typer.BadParameter(f"this format is for {those} alone: leave --platform out")
    return kind.platforms


def _sheet(kind: SheetKind, campaign: Campaign, names: SheetNames) -> CreativeSheet:
    if campaign.variants > kind.most_variants:
        raise typer.BadParameter(
            f"this format has a place for {kind.most_variants} variant"
            f"{'s' if kind.most_variants > 1 else ''} of a product: set --variants lower"
        )
    return kind.sheet(campaign, names)
