"""The benchmark of copy measures what it is asked to, on the copy that is written."""

import pytest

from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from entrypoints.benchmarks.creatives.command import Part, benchmark_creatives


@pytest.mark.usefixtures("no_settings")
def test_time_and_distinctness_are_measured() -> None:
    parts = [Part.TIME, Part.DISTINCTNESS]
    measured = benchmark_creatives(products=10, rounds=1, part=parts)
    assert measured.keys() == {
        "templates",
        "products",
        "one_product_all_platforms_10_variants_ms",
        "3_platforms_3_variants_s",
        "distinctness_of_10_variants",
    }
    times = measured["one_product_all_platforms_10_variants_ms"]
    assert isinstance(times, dict)
    assert times.keys() == {quality.word for quality in Label}
    distinct = measured["distinctness_of_10_variants"]
    assert isinstance(distinct, dict)
    assert distinct.keys() == PLATFORMS.keys()
    assert all(0 <= figure <= 1 for figure in distinct.values())
