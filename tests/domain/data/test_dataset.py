"""Which rows a digest stands for."""

from dataclasses import replace

import pytest

from domain.model.data.dataset import DatasetVersion, are_rows_of, chain_digests
from tests.fakes.collections import NOW

FIRST = DatasetVersion(
    number=1,
    run_key="one",
    batch="one.csv",
    batch_sha256="1" * 64,
    batch_rows=10,
    total_rows=10,
    digest="",
    seed=None,
    created_at=NOW,
)
VERSIONS = [replace(FIRST, number=n, batch_sha256=str(n) * 64) for n in (1, 2, 3)]


def digest(*numbers: int) -> str:
    return chain_digests(str(number) * 64 for number in numbers)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (2, 3), (3,)])
def test_the_newest_version_and_its_windows_are_known_by_their_digests(
    numbers: tuple[int, ...],
) -> None:
    assert are_rows_of(VERSIONS, digest(*numbers))


@pytest.mark.parametrize("numbers", [(1, 2), (3, 2), (1, 3), (4,)])
def test_other_rows_are_not(numbers: tuple[int, ...]) -> None:
    assert not are_rows_of(VERSIONS, digest(*numbers))


def test_no_versions_hold_nothing() -> None:
    assert not are_rows_of([], digest(1))
