"""Builds what writes copy for platforms; needs the base dependencies only."""

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
    packs: TemplateSource = TomlTemplatePacks(settings.copywriting.template_packs or ())
    numbers: NumberFormat = BabelNumberFormat()
    return WriteCopy(index=TemplateIndex(packs.load()), numbers=numbers)


__all__ = ["build_copywriter", "read_price"]
