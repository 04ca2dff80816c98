"""The temperature of a model's directory."""

from pathlib import Path

from domain.errors.base import InvalidValue
from domain.errors.promotion import BundleDamaged
from domain.model.promotion.bundle import CALIBRATION_FILE
from domain.model.training.calibration import Calibration, read_calibration


def load_temperature(location: str) -> float:
    """Divisor of the logits; 1 where nothing was fitted.

    Raises:
        BundleDamaged: the file is there and cannot be read, or holds no usable temperature.
    """
    path = Path(location, CALIBRATION_FILE)
    if not path.exists():
        return Calibration().temperature
    try:
        return read_calibration(path.read_bytes()).temperature
    except (OSError, InvalidValue) as error:
        reason = f"cannot be read: {error}"
        raise BundleDamaged(location, CALIBRATION_FILE, reason) from error
