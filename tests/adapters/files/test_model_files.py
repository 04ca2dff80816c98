"""The JSON files beside a model's weights."""

from dataclasses import asdict
from json import dumps
from pathlib import Path

import pytest

from adapters.files.model_files import read_calibration
from domain.errors.promotion import BundleDamaged
from domain.model.training.calibration import UNCALIBRATED, Calibration


def test_a_calibration_that_was_written_is_read_back(tmp_path: Path) -> None:
    assert read_calibration(str(tmp_path)) == UNCALIBRATED
    fitted = Calibration(temperature=1.7, rows=40, log_loss_before=0.6, log_loss_after=0.5)
    for content, expected in (
        (dumps(asdict(fitted)), fitted),
        ('{"temperature": 2}', Calibration(temperature=2.0)),
    ):
        (tmp_path / "calibration.json").write_text(content)
        assert read_calibration(str(tmp_path)) == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "JSON"),
        (b"[]", "object"),
        (b"\xff", "JSON"),
        (b"{}", "temperature: Field required"),
        (b'{"temperature": 1, "rows": 1e999}', "rows"),
        (b'{"temperature": NaN}', "temperature"),
        (b'{"temperature": 99}', "from 0.5 to 10"),
    ],
)
def test_what_holds_no_temperature_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "calibration.json").write_bytes(content)
    with pytest.raises(BundleDamaged, match=said) as caught:
        read_calibration(str(tmp_path))
    assert caught.value.file == "calibration.json"
