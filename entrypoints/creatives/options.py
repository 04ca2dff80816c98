"""Options that all commands share which write creatives."""

from pathlib import Path
from typing import Annotated

import typer

from domain.model.creative.brief.campaign import MAX_VARIANTS
from domain.model.creative.brief.tone import Tone

ToneOption = Annotated[Tone | None, typer.Option(help="Default: all that suit a product.")]
VariantsOption = Annotated[int, typer.Option(min=1, max=MAX_VARIANTS, help="Per platform.")]
SeedOption = Annotated[int | None, typer.Option(min=0, help="Default: each product's own text.")]
CurrencyOption = Annotated[str | None, typer.Option(help="Of the prices, like EUR.")]
LocaleOption = Annotated[str | None, typer.Option(help="For numbers, like de-DE.")]
BrandOption = Annotated[str | None, typer.Option(help="Where a product has none.")]
UrlOption = Annotated[str | None, typer.Option(help="Where a product has no link.")]
MapOption = Annotated[Path | None, typer.Option(help="TOML file that says which column is what.")]
