"""The section of the inference log."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, model_validator

from entrypoints.settings.sections import Seconds, Section

_SHORTEST_KEY = 16


class InferenceLogSettings(Section):
    """What the inference service keeps of its answers; nothing without a directory.

    Attributes:
        share: of the requests, drawn for each.
        text: hashed, or plain.
        key: secret of the hashes: whoever knows a plain hash can try out texts of products.
        file_bytes: after so many, and ``file_seconds``, a file is finished and another begun.
        keep_files: in the directory, the newest.
    """

    directory: Path | None = None
    share: Annotated[float, Field(ge=0, le=1)] = 1.0
    format: Literal["jsonl", "parquet"] = "jsonl"
    text: Literal["hashed", "plain"] = "hashed"
    key: Annotated[SecretStr, Field(min_length=_SHORTEST_KEY)] | None = None
    file_bytes: Annotated[int, Field(ge=4_096, le=1_073_741_824)] = 16_777_216
    file_seconds: Seconds = 3_600.0
    keep_files: Annotated[int, Field(ge=1, le=100_000)] = 100

    @model_validator(mode="after")
    def _hashes_need_a_key(self) -> "InferenceLogSettings":
        if self.directory is not None and self.text == "hashed" and self.key is None:
            raise ValueError(
                f"text hashed needs key, a secret of {_SHORTEST_KEY} characters or more: without"
                " one, hashes of short texts can be guessed; or set text to plain"
            )
        return self
