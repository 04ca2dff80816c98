"""Every expression of the dashboard is run on the Prometheus that scrapes the services."""

import json
import math
from itertools import combinations, cycle

import pytest

from tests.e2e.service import eventually
from tests.monitoring.scene import Scene
from tests.monitoring.shipped import DASHBOARD, expressions

# An alert needs something that is wrong, a recorded share of good ones an hour of traffic.
MAY_BE_EMPTY = ("ALERTS", "job:")
TEXTS = [f"Lamp number {number}" for number in range(20)]
COLUMNS = 24


def _runnable(expression: str) -> str:
    """With what Grafana puts in for its variable."""
    return expression.replace("$__rate_interval", "30s")


@pytest.fixture(scope="module")
def busy(scene: Scene) -> Scene:
    """With a request that failed, and with a model in use."""
    assert scene.write_creatives("Wool Scarf") == 503
    scene.publish(1)
    eventually(lambda: scene.write_creatives("Wool Scarf") == 200)
    return scene


def test_every_expression_is_understood_and_has_data(busy: Scene) -> None:
    texts = cycle(TEXTS)
    for title, expression in expressions():

        def has_data(query: str = _runnable(expression)) -> bool:
            assert busy.write_creatives(next(texts)) == 200
            values = [float(each["value"][1]) for each in busy.query(query)]
            return bool(values) and not any(map(math.isnan, values))

        if any(part in expression for part in MAY_BE_EMPTY):
            assert busy.query(_runnable(expression)) is not None, title
        else:
            eventually(has_data)


def test_panels_have_ids_of_their_own_and_do_not_lie_on_one_another() -> None:
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    places = [panel["gridPos"] for panel in panels]
    assert all(place["x"] + place["w"] <= COLUMNS for place in places)
    for one, other in combinations(places, 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or above
