"""Which versions survive a promotion."""

import pytest

from domain.model.promotion.registration import kept_versions


@pytest.mark.parametrize(
    ("present", "champion", "previous", "keep", "kept"),
    [
        ([1], 1, None, 1, {1}),
        ([1, 2, 3], 3, 2, 1, {2, 3}),
        ([1, 2, 3, 4], 4, 3, 2, {2, 3, 4}),
        ([2, 3, 4], 2, 4, 1, {2, 4}),
        ([1, 2, 3], 3, None, 1, {2, 3}),  # `previous` was lost: an earlier one may have been it
        ([1, 2, 3], 1, None, 1, {1}),  # later ones have lost to the first champion
        ([1, 2], 2, 2, 1, {1, 2}),  # a crash between the two aliases
    ],
)
def test_the_champion_the_one_before_and_the_newest_others(
    present: list[int], champion: int, previous: int | None, keep: int, kept: set[int]
) -> None:
    assert kept_versions(present, champion, previous, keep=keep) == kept
