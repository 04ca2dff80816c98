"""Builds the parts of the inference service from settings; needs the base dependencies only."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypedDict

from adapters.onnx.onnx_scorer import load_scorer
from adapters.storage.bundle_directory import BundleDirectory
from domain.ports.bundle_store import BundleReader
from domain.ports.clock import Clock
from domain.ports.price_reader import PriceReader
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter, read_price
from entrypoints.settings.settings import Settings


class InferenceParts(TypedDict):
    """What ``entrypoints.inference_app.app.create_app`` takes besides settings."""

    reader: BundleReader
    stamp: Callable[[], object]
    load: ScorerLoader
    clock: Clock
    copywriter: WriteCopy
    read_price: PriceReader
    clean: TextCleaner


def build_inference_parts(settings: Settings) -> InferenceParts:
    """For the served bundle of ``models.directory``.

    Raises:
        InvalidTemplatePack: as ``build_copywriter``.
    """
    bundles = BundleDirectory(
        settings.models.directory, lock_timeout=settings.models.lock_timeout_seconds
    )
    return InferenceParts(
        reader=bundles,
        stamp=bundles.stamp,
        load=partial(
            load_scorer,
            sessions=settings.inference.sessions,
            threads=settings.inference.session_threads,
        ),
        clock=lambda: datetime.now(UTC),
        copywriter=build_copywriter(settings),
        read_price=read_price,
        clean=build_text_cleaner(),
    )
