"""Builds what writes copy for platforms; needs the base dependencies only."""

from collections.abc import Sequence
from pathlib import Path

from adapters.cldr.babel_number_format import BabelNumberFormat
from adapters.prices.price_text import read_price
from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.templating.template_index import TemplateIndex
from domain.ports.number_format import NumberFormat
from domain.ports.template_source import TemplateSource
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.settings.settings import Settings


def build_copywriter(settings: Settings) -> WriteCopy:
    """Writes from the core packs and those of the settings.

    Raises:
        InvalidTemplatePack: a pack cannot be read, or breaks a rule.
    """
    return copywriter_of(settings.copywriting.template_packs or ())


def copywriter_of(template_packs: Sequence[Path]) -> WriteCopy:
    """Writes from the core packs and some more.

    Raises:
        InvalidTemplatePack: as ``build_copywriter``.
    """
    packs: TemplateSource = TomlTemplatePacks(template_packs)
    numbers: NumberFormat = BabelNumberFormat()
    return WriteCopy(index=TemplateIndex(packs.load()), numbers=numbers)


__all__ = ["build_copywriter", "copywriter_of", "read_price"]
