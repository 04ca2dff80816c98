"""Builds the parts of the inference service from settings; needs the base dependencies only."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypedDict

from adapters.inference_log.answer_lines import encode
from adapters.inference_log.parquet_files import LinesToParquet
from adapters.inference_log.rotated_files import RotatedFiles
from adapters.onnx.onnx_scorer import load_scorer
from adapters.storage.bundle_directory import BundleDirectory
from domain.errors.storage import StorageFault, fault_behind
from domain.ports.bundle_store import BundleReader
from domain.ports.clock import Clock
from domain.ports.price_reader import PriceReader
from domain.ports.quality_scorer import ScorerLoader
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.write.write_copy import WriteCopy
from entrypoints.bootstrap.cleaning import build_text_cleaner
from entrypoints.bootstrap.copywriting import build_copywriter, read_price
from entrypoints.settings.errors import InvalidSettings
from entrypoints.settings.inference_log import InferenceLogSettings
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


encode_answer = encode


def build_log_files(settings: InferenceLogSettings, directory: Path) -> RotatedFiles:
    """Where the inference log goes; a file is begun, so that a wrong place is found at the start.

    A disk that is full now is no such place: the log begins when there is room.

    Raises:
        InvalidSettings: nothing can be written there, or Parquet without PyArrow.
    """
    files = RotatedFiles(
        directory,
        most_bytes=settings.file_bytes,
        most_seconds=settings.file_seconds,
        keep=settings.keep_files,
        to_parquet=_lines_to_parquet() if settings.format == "parquet" else None,
    )
    try:
        files.begin()
    except OSError as error:
        fault = fault_behind(error, str(directory))
        if not (isinstance(fault, StorageFault) and fault.retry_helps):
            reason = f"{directory} cannot be written: {error}"
            raise InvalidSettings([("inference_log.directory", reason)]) from error
    return files


def _lines_to_parquet() -> LinesToParquet:
    try:
        return LinesToParquet()
    except ImportError as error:
        reason = (
            "parquet needs the package pyarrow, which is not installed: it comes with the extra"
            " train, and alone by 'pip install -c constraints.txt pyarrow'; or set jsonl"
        )
        raise InvalidSettings([("inference_log.format", reason)]) from error
