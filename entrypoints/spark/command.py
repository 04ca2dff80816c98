"""The command that writes creatives for all products of a table on Spark."""

from typing import Annotated

import typer

from domain.model.creative.brief.campaign import Campaign
from entrypoints.bootstrap.spark import FORMS, open_spark, shipped_by
from entrypoints.creatives.command import platforms_of
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
from entrypoints.creatives.order import Defaults
from entrypoints.logging.logs import configure_logging
from entrypoints.retraining.prefect_flows import deployable
from entrypoints.settings.settings import load_settings, override
from entrypoints.spark.job import TableOrder, write_table


@deployable
def write_creatives_spark(
    source: Annotated[str, typer.Argument(help="Path or table of products that Spark reads.")],
    target: Annotated[str, typer.Argument(help="Directory to write, on whatever Spark writes to.")],
    source_format: Annotated[
        str | None, typer.Option(help=f"{', '.join(FORMS)}. Default: by SOURCE's names.")
    ] = None,
    option: Annotated[
        list[str] | None, typer.Option(help="Of Spark's reader, like sep=;. May be repeated.")
    ] = None,
    platform: Annotated[
        list[str] | None, typer.Option(help="May be repeated. Default: all.")
    ] = None,
    tone: ToneOption = None,
    variants: VariantsOption = 1,
    seed: SeedOption = None,
    currency: CurrencyOption = None,
    locale: LocaleOption = None,
    brand: BrandOption = None,
    url: UrlOption = None,
    map: MapOption = None,  # noqa: A002 - the option's name
    rows_per_part: Annotated[
        int, typer.Option(min=1, help="A run that was killed goes on after its last whole part.")
    ] = 50_000,
    *,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop where rows are rejected; write nothing.")
    ] = False,
) -> dict[str, object]:
    """Write creatives for all products of a table as Parquet, partitioned by platform.

    Runs by spark-submit, or alone on this machine. The same command again goes on with a run that
    was ended. Rows that are no product land in TARGET.rejected; the exit code is 3 then.
    """
    settings = override(
        load_settings(), "copywriting", currency=currency, locale=locale, brand=brand, url=url
    )
    configure_logging(settings.logging)
    chosen = settings.copywriting
    order = TableOrder(
        source=source,
        form=_form(source_format),
        reader_options=_options(option),
        mapping=map,
        target=_target(source, target),
        campaign=Campaign(
            platforms=platforms_of(platform), tone=tone, variants=variants, locale=chosen.locale
        ),
        defaults=Defaults(seed=seed, currency=chosen.currency, brand=chosen.brand, url=chosen.url),
        rows_of_part=rows_per_part,
        is_strict=strict,
    )
    shipped = shipped_by(settings)
    with open_spark(settings) as tables:
        return write_table(tables, shipped, order)


def _form(name: str | None) -> str | None:
    if name is not None and name not in FORMS:
        raise typer.BadParameter(f"--source-format {name!r} is none of {', '.join(FORMS)}")
    return name


def _options(pairs: list[str] | None) -> dict[str, str]:
    for pair in pairs or ():
        if "=" not in pair:
            raise typer.BadParameter(f"--option {pair!r} is no NAME=VALUE, such as sep=;")
    return dict(pair.split("=", 1) for pair in pairs or ())


def _target(source: str, target: str) -> str:
    if not target.strip("/ ") or target.rstrip("/") == source.rstrip("/"):
        raise typer.BadParameter("TARGET is SOURCE or nothing: name another directory")
    return target.rstrip("/")
