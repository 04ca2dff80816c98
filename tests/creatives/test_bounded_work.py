"""What is done with a text grows with its length and no faster, whatever stands in it."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.cleaning.plain_text_cleaner import PlainTextCleaner
from domain.model.catalog.product import MAX_TITLE_LENGTH
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from entrypoints.benchmarks.creatives.junk import JUNK, junk_text, ways_through
from tests.fakes.copywriting import core_copywriter

LENGTH = 300
GROWTH = 8  # for four times the text, which also fits into fewer fields; a square would be 16
WAYS = ways_through(core_copywriter(), PlainTextCleaner())
# Words that grammar is made of, in any order: what a reader of sentences stumbles over.
GRAMMAR = st.sampled_from(
    """
    and or but with that it is are a an the of for made from which while not no its your best ideal
    suitable designed 1 20 W 5.5 mirror soft holds , . ; : - ( ) " ' & % / + to in by up
    """.split()  # noqa: SIM905 - a list of so many is hard to read
)


def calls(run: Callable[[str], object], text: str) -> int:
    """Functions that were called, in Python and in C."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        run(text)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", JUNK)
def test_four_times_the_junk_is_about_four_times_the_work(way: str, kind: str) -> None:
    run = WAYS[way]
    run(junk_text(kind, LENGTH))  # what is computed once and kept is no work of this text
    short, long = (calls(run, junk_text(kind, size)) for size in (LENGTH, 4 * LENGTH))
    assert long <= GROWTH * short


@given(description=st.lists(GRAMMAR, max_size=30), title=st.lists(GRAMMAR, min_size=1, max_size=6))
@example(description=["and"] * 25 + ["an"], title=["Steel", "Lamp"])
def test_any_order_of_words_is_written_about(description: list[str], title: list[str]) -> None:
    brief = Brief(
        title=" ".join(["Lamp", *title])[:MAX_TITLE_LENGTH],
        description=" ".join(description) or "-",
        campaign=Campaign(platforms=tuple(PLATFORMS.values())),
    )
    assert core_copywriter()(brief, Label.GOOD, 0).platforms
