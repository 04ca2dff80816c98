"""The real copywriter over the core packs, made once: loading them takes a moment."""

from functools import cache

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.templating.template_index import TemplateIndex
from domain.use_cases.write.write_copy import WriteCopy
from tests.fakes.number_format import FakeNumberFormat


@cache
def core_copywriter() -> WriteCopy:
    return WriteCopy(index=TemplateIndex(TomlTemplatePacks().load()), numbers=FakeNumberFormat())
