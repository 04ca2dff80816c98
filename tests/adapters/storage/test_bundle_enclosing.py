"""A crash while files are added to a bundle leaves one that opens."""

from pathlib import Path

import pytest

from adapters.storage.bundle_directory import BundleDirectory
from tests.fakes.exported import UNSEALED, write_exported
from tests.fakes.failing_disk import killed_at


@pytest.mark.parametrize("step", range(1, 12))
def test_a_bundle_opens_after_a_crash_at_any_step(tmp_path: Path, step: int) -> None:
    store = BundleDirectory(tmp_path / "models")
    sealed = store.seal(write_exported(tmp_path / "candidate"), UNSEALED)
    first = store.enclose(sealed, {"report.html": "one"})
    with killed_at(step):
        store.enclose(first, {"report.html": "two"})
    opened = store.open(sealed.location)
    again = store.enclose(opened, {"report.html": "two"})
    assert store.open(sealed.location) == again
