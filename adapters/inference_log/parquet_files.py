"""Lines of the log as Parquet, for the tools of those who analyse."""

import importlib
import os
from pathlib import Path
from typing import Any

from adapters.files.storage_faults import TEMPORARY_SUFFIX
from adapters.inference_log.open_file import FILE_MODE


class LinesToParquet:
    """Converts finished files; PyArrow comes with an extra, so it is imported when this is made.

    Raises:
        ImportError: it is not installed.
    """

    def __init__(self) -> None:
        self._arrow: Any = importlib.import_module("pyarrow")
        self._json: Any = importlib.import_module("pyarrow.json")
        self._parquet: Any = importlib.import_module("pyarrow.parquet")

    def __call__(self, lines: Path, target: Path) -> None:
        """Write the file's lines to a Parquet file, durably, and whole or not at all.

        Raises:
            Exception: what PyArrow and the disk raise.
        """
        aside = target.with_name(f"{target.name}{TEMPORARY_SUFFIX}")
        try:
            with open(aside, "wb", opener=_of_our_group) as file:
                self._parquet.write_table(self._table(lines), file, compression="zstd")
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)

    def _table(self, lines: Path) -> Any:  # noqa: ANN401 - PyArrow has no types
        # One block, because a line must not lie in two; files are small.
        size = max(1, lines.stat().st_size)
        read = self._json.ReadOptions(use_threads=False, block_size=size)
        parse = self._json.ParseOptions(
            explicit_schema=self.schema(), unexpected_field_behavior="ignore"
        )
        return self._json.read_json(lines, read_options=read, parse_options=parse)

    def schema(self) -> Any:  # noqa: ANN401 - likewise
        """The columns: the fields of ``ServedAnswer``, in their order."""
        pa = self._arrow
        text = pa.struct(
            [
                ("platform", pa.string()),
                ("variant", pa.int32()),
                ("field", pa.string()),
                ("template_id", pa.string()),
                ("facts", pa.list_(pa.int32())),
            ]
        )
        strings = ("request_id", "route", "text", "text_hmac")
        return pa.schema(
            [
                ("time", pa.timestamp("us", "UTC")),
                *((name, pa.string()) for name in strings),
                ("text_length", pa.int64()),
                ("category", pa.string()),
                ("price", pa.float64()),
                ("currency", pa.string()),
                ("rating", pa.float64()),
                ("label", pa.string()),
                ("confidence", pa.float64()),
                *((name, pa.bool_()) for name in ("needs_review", "truncated", "cached")),
                ("latency_ms", pa.float64()),
                ("model_version", pa.int64()),
                ("run_id", pa.string()),
                ("dataset_version", pa.int64()),
                ("facts", pa.list_(pa.string())),
                ("texts", pa.list_(text)),
            ]
        )


def _of_our_group(path: str, flags: int) -> int:
    """Others may not read what products are asked for."""
    return os.open(path, flags, FILE_MODE)
