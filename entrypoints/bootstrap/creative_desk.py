"""Builds what writes creatives without a service; needs the base dependencies only."""

from datetime import UTC, datetime

from adapters.onnx.onnx_scorer import load_scorer
from adapters.sheets.creative_file import write_creative_file
from adapters.sheets.product_file import read_products
from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.promotion import BundleMissing
from domain.use_cases.write.write_creatives import WriteCreatives
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.creatives.batch import CreativeDesk
from entrypoints.settings.settings import Settings


def build_creative_desk(settings: Settings) -> CreativeDesk:
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
    return CreativeDesk(
        read=read_products,
        write=WriteCreatives(
            scorer=scorer,
            manifest=served.manifest,
            clock=lambda: datetime.now(UTC),
            write_copy=build_copywriter(settings),
        ),
        save=write_creative_file,
        threads=inference.sessions,
    )
