"""A tally gives shares, says whether the bar is reached, and shows what is at fault."""

from entrypoints.benchmarks.creatives.figures import Figure
from entrypoints.benchmarks.creatives.tally import Tally


def test_a_share_is_reported_beside_its_bar() -> None:
    tally = Tally(misses=1)
    for text, good in (("a", True), ("b", False), ("b", False), ("c", False)):
        tally.count(Figure.RSA_FACT, text, good=good)
    tally.count(Figure.DEFAULT_CALL, "d", good=True)
    assert tally.report() == {
        Figure.RSA_FACT.value: {
            "share": 0.25,
            "of": 4,
            "bar": 0.3,
            "reached": False,
            "misses": ["b"],
        },
        Figure.DEFAULT_CALL.value: {"share": 1.0, "of": 1},
    }


def test_what_was_not_counted_is_not_reported() -> None:
    assert Tally().report() == {}
