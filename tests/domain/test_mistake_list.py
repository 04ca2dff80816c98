"""The list of mistakes lets one find each product again."""

import json

import pytest

from domain.errors.evaluation import PredictionsMismatch
from domain.model.data.labelling import Label
from domain.model.mistake_list import listed_mistakes, mistakes_as_json
from domain.model.promotion.run_report import HoldoutProducts
from tests.fakes.run_report import HOSTILE, run_report

MADE = run_report([Label.GOOD, Label.POOR, Label.GOOD], good=[0.4, 0.75, 0.9])


def test_every_mistake_is_beside_its_product_the_surest_first() -> None:
    first, second = listed_mistakes(MADE)
    assert (first.product_id, first.truth, first.answer) == ("product-1", "poor", "good")
    assert first.confidence == 0.75
    assert (first.category, first.price, first.text) == ("Mugs & <b>Cups</b>", 12.5, HOSTILE)
    assert (second.product_id, second.truth, second.answer) == ("product-0", "good", "poor")


def test_the_file_has_the_whole_list() -> None:
    rows = json.loads(mistakes_as_json(listed_mistakes(MADE)))
    assert [row["product_id"] for row in rows] == ["product-1", "product-0"]
    assert json.loads(mistakes_as_json([])) == []


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(PredictionsMismatch):
        HoldoutProducts(texts=["a"], categories=["b"], prices=[])
