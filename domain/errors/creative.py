"""Template packs, and products that no copy fits."""

from domain.errors.base import CreativesError


class InvalidTemplatePack(CreativesError):
    """A file of templates cannot be used."""

    def __init__(self, path: str, template: str | None, problem: str) -> None:
        self.path, self.template, self.problem = path, template, problem
        where = f"template {template!r}: " if template else ""
        super().__init__(
            f"template pack {path}: {where}{problem}; correct the file, or take it out of "
            "copywriting.template_packs"
        )


class NoCopyFits(CreativesError):
    """A platform asks for more texts than can be made of the product."""

    def __init__(self, platform: str, field: str, found: int, needed: int) -> None:
        self.platform, self.field, self.found, self.needed = platform, field, found, needed
        super().__init__(
            f"the product's texts give {found} of the {needed} texts that {platform}.{field} "
            "needs; shorten the title, or leave the platform out"
        )
