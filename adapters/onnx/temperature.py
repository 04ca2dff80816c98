"""The temperature of a model's directory."""

from pathlib import Path

from domain.errors import BundleDamaged, InvalidValue
from domain.model.bundle import CALIBRATION_FILE
from domain.model.calibration import Calibration, read_calibration


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
