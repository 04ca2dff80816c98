from pathlib import Path

import pytest
from prometheus_client import generate_latest

from domain.errors.storage import PathMissing, StorageFault
from domain.model.drift.served import ServedDrift
from entrypoints.drift.gauges import drift_gauges, write_gauges

PREFIX = "creatives_served_drift_"


def series(drift: ServedDrift) -> dict[str, float]:
    lines = generate_latest(drift_gauges(drift)).decode().splitlines()
    found = (line.removeprefix(PREFIX).split(" ") for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in found}


def test_every_measure_has_its_value_and_whether_it_is_strong(drifted: ServedDrift) -> None:
    assert series(drifted) == {
        "texts_items": 300,
        "checked_timestamp_seconds": drifted.traffic.until.timestamp(),
        "measured": 1,
        'value_ratio{measure="price",statistic="psi"}': 0.75,
        'value_ratio{measure="text",statistic="auc"}': 0.5,
        'strong{measure="price"}': 1,
        'strong{measure="text"}': 0,
        'good_ratio{of="served"}': 0.25,
        'good_ratio{of="holdout"}': 0.5,
        'confidence_ratio{of="served"}': 0.875,
        'confidence_ratio{of="holdout"}': 0.9,
    }


def test_without_a_verdict_no_measure_has_a_series(unknown: ServedDrift) -> None:
    assert set(series(unknown)) == {"texts_items", "checked_timestamp_seconds", "measured"}
    assert series(unknown)["measured"] == 0


def test_the_file_is_replaced_and_nothing_lies_beside_it(
    tmp_path: Path, drifted: ServedDrift, unknown: ServedDrift
) -> None:
    file = tmp_path / "creatives.prom"
    write_gauges(unknown, file)
    write_gauges(drifted, file)
    assert 'strong{measure="price"} 1.0' in file.read_text()
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_is_not_there_is_said(tmp_path: Path, drifted: ServedDrift) -> None:
    with pytest.raises(PathMissing, match="nowhere does not exist"):
        write_gauges(drifted, tmp_path / "nowhere" / "creatives.prom")


def test_a_file_for_a_directory_is_said(tmp_path: Path, drifted: ServedDrift) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFault):
        write_gauges(drifted, tmp_path / "file" / "creatives.prom")
