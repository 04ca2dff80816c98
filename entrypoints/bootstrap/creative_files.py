"""Builds what writes creatives without a service; needs the base dependencies only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from adapters.onnx.onnx_scorer import load_scorer
from adapters.sheets.creative_sheet import FORMAT_NAMES, choose_sheet
from adapters.sheets.unfinished.unfinished_file import open_unfinished
from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleMissing
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.promotion.bundle import Bundle
from domain.ports.creative_sheet import ChooseSheet
from domain.ports.product_feed import FeedReader
from domain.ports.unfinished_result import OpenResult
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter, copywriter_of
from entrypoints.bootstrap.feeds import build_feed_reader
from entrypoints.settings.settings import Settings

Writer = Callable[[Sequence[Brief]], list[Creative]]
"""Scores briefs and writes their creatives, in order."""

__all__ = [
    "FORMAT_NAMES",
    "CreativeFileParts",
    "Writer",
    "build_creative_files",
    "build_sheets",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreativeFileParts:
    """What turns a file of products into a file of creatives.

    Attributes:
        build_writer: in each process that writes; can be pickled.
        model: digest of all that a text depends on beside its brief.
        processes: that write at the same time.
    """

    read: FeedReader
    open: OpenResult
    build_writer: Callable[[], Writer]
    model: str
    processes: int


def build_sheets(settings: Settings) -> ChooseSheet:
    return partial(choose_sheet, settings.csv)


def build_creative_files(settings: Settings) -> CreativeFileParts:
    """Writes with the model that is served now, also when another one is promoted meanwhile.

    Raises:
        BundleMissing: no model has been promoted.
        BundleDamaged: its files are not what they were.
        InvalidTemplatePack: as ``build_copywriter``.
    """
    served, templates = served_bundle(settings), build_copywriter(settings).index.templates
    return CreativeFileParts(
        read=build_feed_reader(currency=settings.copywriting.currency),
        open=partial(open_unfinished, csv=settings.csv),
        build_writer=partial(
            writer_of,
            served,
            settings.copywriting.template_packs or (),
            threads=settings.inference.session_threads,
        ),
        model=digest_of(served, templates),
        processes=settings.inference.sessions,
    )


def served_bundle(settings: Settings) -> Bundle:
    """The model that is served now.

    Raises:
        BundleMissing, BundleDamaged: as ``build_creative_files``.
    """
    models = settings.models
    bundles = BundleDirectory(models.directory, lock_timeout=models.lock_timeout_seconds)
    served = bundles.served()
    if served is None:
        raise BundleMissing(str(models.directory))
    return served


def digest_of(served: Bundle, templates: Sequence[CopyTemplate]) -> str:
    """The same in every process for the same model and templates."""
    said = (sorted(served.manifest.files.items()), [_said(each) for each in templates])
    return sha256(repr(said).encode()).hexdigest()


def _said(template: CopyTemplate) -> list[object]:
    """What a pack says; sets have another order in each process."""
    values = [getattr(template, each.name) for each in fields(template) if each.init]
    return [sorted(value) if isinstance(value, frozenset) else value for value in values]


def writer_of(served: Bundle, template_packs: Sequence[Path], *, threads: int) -> Writer:
    """One thread's; processes use all cores.

    Args:
        threads: of one inference.

    Raises:
        BundleDamaged: the model cannot be loaded.
        InvalidTemplatePack: as ``copywriter_of``.
    """
    return WriteCreatives(
        scorer=load_scorer(served.location, threads=threads),
        manifest=served.manifest,
        clock=lambda: datetime.now(UTC),
        write_copy=copywriter_of(template_packs),
        clean=build_text_cleaner(),
    )
