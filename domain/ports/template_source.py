"""Where copy templates come from."""

from typing import Protocol

from domain.model.creative.templating.copy_template import CopyTemplate


class TemplateSource(Protocol):
    """All templates that there are."""

    def load(self) -> tuple[CopyTemplate, ...]:
        """Each once for every field it may be used for; ids are those of the packs.

        Raises:
            InvalidTemplatePack: names the file, the template and what is wrong with it.
        """
        ...
