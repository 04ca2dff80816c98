"""The JSON files beside the weights of a model."""

from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from adapters.files.storage_faults import explained
from adapters.findings import first_finding
from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import CALIBRATION_FILE, CONFIG_FILE
from domain.model.training.calibration import UNCALIBRATED, Calibration
from domain.model.training.config import FEWEST_TOKENS

Content = TypeVar("Content")
NOT_THERE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
_CALIBRATION = TypeAdapter(Calibration)
_MOST_POSITIONS = 65_536  # no model of this kind has more


class _Config(BaseModel):
    max_position_embeddings: Annotated[
        int, Field(strict=True, ge=FEWEST_TOKENS, le=_MOST_POSITIONS)
    ]


_CONFIG = TypeAdapter(_Config)


def read_json(location: str, name: str, form: TypeAdapter[Content]) -> Content:
    """The content of a file in a model's directory.

    Raises:
        BundleDamaged: it is missing, or no JSON of that form.
        StorageFault: it cannot be read.
    """
    try:
        return form.validate_json(Path(location, name).read_bytes())
    except (InvalidValue, *NOT_THERE) as error:
        raise BundleDamaged(location, name, f"cannot be read: {error}") from error
    except OSError as error:
        raise explained(error, Path(location, name)) from error
    except ValidationError as error:
        raise BundleDamaged(location, name, f"cannot be read: {first_finding(error)}") from error


def read_positions(location: str) -> int:
    """How many tokens of a text the model reads at most.

    Raises:
        BundleDamaged: as in ``read_json``, or no model reads so few or so many.
    """
    return read_json(location, CONFIG_FILE, _CONFIG).max_position_embeddings


def read_calibration(location: str) -> Calibration:
    """What was fitted for a model; a temperature of 1 where there is no file.

    Raises:
        BundleDamaged: as in ``read_json``, or it holds no usable temperature.
    """
    if not Path(location, CALIBRATION_FILE).exists():
        return UNCALIBRATED
    return read_json(location, CALIBRATION_FILE, _CALIBRATION)
