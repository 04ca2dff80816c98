"""The real copywriter over the core packs, made once: loading them takes a moment."""

from functools import cache

from adapters.templates.toml_template_packs import TomlTemplatePacks
from domain.model.creative.templating.shelf import shelves
from domain.use_cases.write_copy import Copywriter
from tests.fakes.number_format import FakeNumberFormat


@cache
def core_copywriter() -> Copywriter:
    return Copywriter(shelves=shelves(TomlTemplatePacks().load()), numbers=FakeNumberFormat())
