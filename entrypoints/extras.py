"""Which extra of this project brings a package that is not installed."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from traceback import walk_tb

from domain.errors.base import CreativesError

_PROJECT = "marketing-creatives"


class MissingExtra(CreativesError):
    """A package is not installed that comes with an extra."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(
            f"the package {package!r} is not installed; it comes with the extra {extra!r}: "
            f"sh scripts/pip_install.sh .venv/bin/python --editable '.[{extra}]'"
        )


def missing_extra(error: BaseException | None) -> MissingExtra | None:
    """The extra that is missing when an import of ours failed, here or as an error's cause.

    None when none brings that package: a fault of ours, which its traceback shows best.
    """
    while error is not None:
        if isinstance(error, ModuleNotFoundError) and error.name:
            module = error.name.partition(".")[0]
            extra = _extra_with(module) if _is_ours(_importer(error)) else None
            return MissingExtra(module, extra) if extra and not _is_ours(module) else None
        error = error.__cause__ or error.__context__
    return None


def _importer(error: ModuleNotFoundError) -> str:
    *_, (frame, _) = walk_tb(error.__traceback__)
    name: str = frame.f_globals["__name__"]
    return name


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in ("__main__", "adapters", "domain", "entrypoints")


def _extra_with(module: str) -> str | None:
    """The first extra that lacks a package of that name, else the first that lacks any.

    A package that is not installed cannot be asked what its modules are called (scikit-learn has
    sklearn) and what it brings along (mlflow: sqlalchemy); and extras are installed whole.
    """
    missing = list(_missing_packages())
    name = module.replace("_", "-")
    named = [extra for extra, package in missing if f"-{name}-" in f"-{package}-".replace("_", "-")]
    return next(iter([*named, *(extra for extra, _ in missing)]), None)


def _missing_packages() -> Iterator[tuple[str, str]]:
    """Every extra with each of its packages that is not installed, as the metadata has them."""
    # None of them where this is run without having been installed.
    requirements = (line for project in _installed(_PROJECT)[:1] for line in project.requires or ())
    for requirement in requirements:
        found = re.fullmatch(r"""([\w.-]+).*extra == ["']([\w-]+)["'].*""", requirement)
        if found and not _installed(found[1]):
            yield found[2], found[1]


def _installed(package: str) -> list[Distribution]:
    return list(distributions(name=package))
