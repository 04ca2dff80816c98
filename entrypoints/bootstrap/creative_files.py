"""Builds what writes creatives without a service; needs the base dependencies only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from adapters.onnx.onnx_scorer import load_scorer
from adapters.sheets.creative_file import write_creative_file
from adapters.sheets.product_file import read_products
from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleMissing
from domain.model.creative.brief.brief import Brief
from domain.model.creative.creative import Creative
from domain.ports.product_sheet import CreativeWriter, ProductReader
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.settings.settings import Settings

Writer = Callable[[Sequence[Brief]], list[Creative]]
"""Scores briefs and writes their creatives, in order; safe to call from several threads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreativeFileParts:
    """What turns a file of products into a file of creatives."""

    read: ProductReader
    write: Writer
    save: CreativeWriter
    threads: int


def build_creative_files(settings: Settings) -> CreativeFileParts:
    """Writes with the model that is served.

    Raises:
        BundleMissing: no model has been promoted.
        BundleDamaged: its files are not what they were.
        InvalidTemplatePack: as ``build_copywriter``.
    """
    models, inference = settings.models, settings.inference
    bundles = BundleDirectory(models.directory, lock_timeout=models.lock_timeout_seconds)
    served = bundles.served()
    if served is None:
        raise BundleMissing(str(models.directory))
    scorer = load_scorer(
        served.location, sessions=inference.sessions, threads=inference.session_threads
    )
    return CreativeFileParts(
        read=read_products,
        write=WriteCreatives(
            scorer=scorer,
            manifest=served.manifest,
            clock=lambda: datetime.now(UTC),
            write_copy=build_copywriter(settings),
            clean=build_text_cleaner(),
        ),
        save=write_creative_file,
        threads=inference.sessions,
    )
