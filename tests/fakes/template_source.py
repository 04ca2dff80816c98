"""Copy templates that a test holds in memory."""

from collections.abc import Iterable

from domain.errors.creative import InvalidTemplatePack
from domain.model.creative.templating.copy_template import CopyTemplate


class FakeTemplateSource:
    """Implements ``TemplateSource``."""

    def __init__(self, templates: Iterable[CopyTemplate]) -> None:
        self._templates = tuple(templates)

    def load(self) -> tuple[CopyTemplate, ...]:
        seen: set[str] = set()
        for template in self._templates:
            if template.id in seen:
                raise InvalidTemplatePack("memory", template.id, "this id stands twice")
            seen.add(template.id)
        return self._templates
