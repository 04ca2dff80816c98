"""Builds what writes creatives on Spark: its session here, and the writer in each worker."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from adapters.feeds.table_reading import (
    PRODUCT,
    TableReading,
    plan_of_table,
    price_columns,
    price_signs,
    rating_columns,
    reading_of,
)
from adapters.onnx.onnx_scorer import load_scorer
from adapters.sheets.formats.long import LONG
from adapters.spark.bundle_archive import unpacked
from adapters.spark.records import Cells, Record, Rejected
from adapters.spark.result import ResultTables
from adapters.spark.sources import FORMS
from adapters.spark.tables import SparkTable, SparkTables, open_tables
from adapters.storage.bundle_files import read_bundle
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.creative.sheet import SheetNames, WrittenProduct
from domain.model.promotion.bundle import MANIFEST_FILE
from domain.ports.quality_scorer import QualityScorer
from entrypoints.bootstrap.copywriting import build_copywriter
from entrypoints.bootstrap.creative_files import Writer, digest_of, served_bundle, writer_of
from entrypoints.settings.settings import Settings

__all__ = [
    "FORMS",
    "PRODUCT",
    "Cells",
    "Record",
    "Rejected",
    "ResultTables",
    "Shipped",
    "SparkTable",
    "SparkTables",
    "TableReading",
    "build_scorer",
    "build_writer",
    "copy_rows",
    "damage",
    "open_spark",
    "read_table",
    "scorer_in_worker",
    "shipped_by",
    "with_products",
    "writer_in_worker",
]

_BUNDLE, _PACKS = "bundle", "packs"
_FIRST_ROWS = 1_000  # in which ratings above 5 show, as in files
_NAMES = SheetNames()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """What a text depends on beside its brief, as files of one archive.

    Attributes:
        digest: of all of it.
        files: name in the archive -> where it lies.
    """

    digest: str
    files: Mapping[str, Path]

    @property
    def archive(self) -> str:
        return f"creatives-{self.digest[:16]}.zip"


def open_spark(settings: Settings) -> AbstractContextManager[SparkTables]:
    """As ``open_tables``; on this machine with a core for each session of inference."""
    return open_tables("marketing-creatives", cores=settings.inference.sessions)


def shipped_by(settings: Settings) -> Shipped:
    """The model that is served now, and the template packs of the settings.

    Raises:
        BundleMissing, BundleDamaged, InvalidTemplatePack: as ``build_creative_files``.
    """
    served, packs = served_bundle(settings), settings.copywriting.template_packs or ()
    location = Path(served.location)
    names = (*served.manifest.files, MANIFEST_FILE)
    return Shipped(
        digest=digest_of(served, build_copywriter(settings).index.templates),
        files={
            **{f"{_BUNDLE}/{name}": location / name for name in names},
            **{f"{_PACKS}/{at:03}.toml": Path(pack) for at, pack in enumerate(packs)},
        },
    )


def read_table(
    table: SparkTable, *, source: str, mapping: Path | None, currency: str
) -> TableReading:
    """Find out how a table is read; passes over its columns of prices once.

    Raises:
        FeedUnreadable: no column is known to be a title.
        MappingInvalid: as ``plan_of_table``.
    """
    plan = plan_of_table(table.columns, mapping=mapping, currency=currency, source=source)
    return reading_of(
        table.columns,
        plan,
        form="table on Spark",
        currency=currency,
        signs=table.found_in(price_columns(plan), partial(price_signs, plan)),
        first_rows=table.first_rows(rating_columns(plan), _FIRST_ROWS),
    )


def with_products(table: SparkTable, reading: TableReading) -> tuple[SparkTable, str | None]:
    """The table, and its column that is equal for rows of one product; None where each is one."""
    grouping = reading.plan.grouping
    if grouping is None or not grouping.keys:
        return table, None if grouping is None else grouping.column
    return table.naming_products(grouping.column, grouping.keys, PRODUCT), PRODUCT


def build_writer(archive: str) -> Writer:
    """From what was shipped; in a worker, or here.

    Raises:
        BundleMissing, BundleDamaged: the archive did not arrive whole.
    """
    place = unpacked(archive)
    packs = sorted((place / _PACKS).glob("*.toml"))
    return writer_of(read_bundle(place / _BUNDLE), packs, threads=1)


def build_scorer(archive: str) -> QualityScorer:
    """Likewise, without what writes copy."""
    return load_scorer(read_bundle(unpacked(archive) / _BUNDLE).location)


@cache
def writer_in_worker(archive: str) -> Writer:
    """Built once in each worker, which serves many partitions."""
    return build_writer(archive)


@cache
def scorer_in_worker(archive: str) -> QualityScorer:
    """Likewise."""
    return build_scorer(archive)


def damage(archive: str) -> tuple[str, ...] | None:
    """What is wrong with the bundle that arrived in a worker, as ``BundleDamaged`` takes it."""
    try:
        writer_in_worker(archive)
    except BundleDamaged as error:
        return error.location, error.file, error.reason
    except BundleMissing as error:
        return error.location, MANIFEST_FILE, "is missing"
    return None


def copy_rows(written: WrittenProduct) -> list[Mapping[str, object]]:
    """One for each text, as in files of the form ``long``."""
    return list(LONG.rows(written, _NAMES))
