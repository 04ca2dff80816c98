"""The temperature of a model's directory."""

import json
from pathlib import Path

from domain.errors import BundleDamaged, InvalidValue
from domain.model.bundle import CALIBRATION_FILE
from domain.model.calibration import Calibration


def load_temperature(location: str) -> float:
    """Divisor of the logits; 1 where nothing was fitted.

    Raises:
        BundleDamaged: the file is there and cannot be read, or holds no usable temperature.
    """
    path = Path(location, CALIBRATION_FILE)
    if not path.exists():
        return Calibration().temperature
    try:
        content = json.loads(path.read_bytes())
        return Calibration(temperature=float(content["temperature"])).temperature
    except (OSError, ValueError, KeyError, TypeError, InvalidValue) as error:
        reason = f"cannot be read: {type(error).__name__}: {error}"
        raise BundleDamaged(location, CALIBRATION_FILE, reason) from error
