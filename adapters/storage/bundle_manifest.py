"""bundle.json: a bundle's manifest as strict JSON."""

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
)

from adapters.files.model_files import read_json
from domain.errors.promotion import BundleDamaged, BundleMissing
from domain.model.evaluation.parity import Precision
from domain.model.promotion.bundle import (
    CONFIG_FILE,
    MANIFEST_FILE,
    METRICS_FILE,
    MODEL_FILE,
    TOKENIZER_FILE,
    BundleManifest,
)
from domain.model.training.config import LENGTHS

REQUIRED_FILES = (MODEL_FILE, TOKENIZER_FILE, CONFIG_FILE, METRICS_FILE)

# A plain name in the bundle's own directory: no separator, no "..", nothing hidden.
FILE_NAME = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9._-]*\Z")
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Text = Annotated[str, StringConstraints(min_length=1)]


# Every JSON reader keeps such a number exactly.
Number = Annotated[int, Field(ge=1, lt=2**53)]


def _with_zone(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        raise ValueError("a time needs a zone")
    return text


Time = Annotated[str, AfterValidator(_with_zone)]


class _Document(BaseModel):
    """Every key is required, none is foreign, and no value is coerced."""

    model_config = ConfigDict(
        strict=True, extra="forbid", allow_inf_nan=False, protected_namespaces=()
    )

    schema_version: Literal[1]
    model_version: Number | None
    run_id: Text
    dataset_version: Number
    dataset_digest: Text
    label_threshold: float
    label: str = ""
    precision: Precision
    max_length: Annotated[int, Field(**LENGTHS)]
    accuracy: Annotated[float, Field(ge=0, le=1)]
    beats_baseline: bool | None
    created_at: Time
    files: Mapping[FileName, Sha256]


def read_manifest(directory: Path) -> BundleManifest:
    """Read bundle.json.

    Raises:
        BundleMissing: there is none.
        BundleDamaged: it is not JSON, not of this schema, or lacks a file of every bundle.
    """
    try:
        document = read_json(str(directory), MANIFEST_FILE, TypeAdapter(_Document))
    except BundleDamaged as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise BundleMissing(str(directory)) from error
        raise
    for name in REQUIRED_FILES:
        if name not in document.files:
            raise BundleDamaged(str(directory), MANIFEST_FILE, f"lists no {name}")
    return BundleManifest(**document.model_dump())


def manifest_to_json(manifest: BundleManifest) -> bytes:
    """Write bundle.json; the same manifest gives the same bytes.

    Raises:
        ValidationError: the manifest could not be read back.
    """
    values = {name: getattr(manifest, name) for name in _Document.model_fields}
    values["files"] = dict(sorted(manifest.files.items()))
    document = _Document.model_validate(values)
    return document.model_dump_json(indent=2).encode() + b"\n"
