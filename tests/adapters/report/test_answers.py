"""Every answer as CSV, and the mistakes with what finds their products again."""

import csv
import json
from dataclasses import replace

import pytest

from adapters.report.answers import mistakes_as_json, most_confident, prediction_table
from adapters.report.report_files import write_reports
from domain.errors.evaluation import PredictionsMismatch
from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.bundle import REPORT_FILE
from domain.model.promotion.run_report import HoldoutProducts
from tests.fakes.run_report import HOSTILE, run_report

ONE = Predictions(ids=["a", "b"], truth=[Label.GOOD, Label.POOR], good_probabilities=[0.1, 1 / 3])
MADE = run_report([Label.GOOD, Label.POOR, Label.GOOD], good=[0.4, 0.75, 0.9])


def test_every_mistake_is_beside_its_product_the_surest_first() -> None:
    first, second = most_confident(MADE)
    assert (first.product_id, first.truth, first.answer) == ("product-1", "poor", "good")
    assert first.confidence == 0.75
    assert (first.category, first.price, first.text) == ("Mugs & <b>Cups</b>", 12.5, HOSTILE)
    assert (second.product_id, second.truth, second.answer) == ("product-0", "good", "poor")


def test_the_file_has_the_whole_list() -> None:
    rows = json.loads(mistakes_as_json(most_confident(MADE)))
    assert [row["product_id"] for row in rows] == ["product-1", "product-0"]
    assert json.loads(mistakes_as_json([])) == []


def test_a_mistake_on_a_product_without_category_and_price_says_neither() -> None:
    products = replace(MADE.products, categories=[None] * 3, prices=[None] * 3)
    bare = replace(MADE, products=products)
    assert (most_confident(bare)[0].category, most_confident(bare)[0].price) == (None, None)
    assert "None" not in write_reports(bare)[REPORT_FILE]


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(PredictionsMismatch):
        HoldoutProducts(texts=["a"], categories=["b"], prices=[])


def test_numbers_read_back_as_they_were() -> None:
    lines = list(csv.DictReader(prediction_table(ONE, ONE).splitlines()))
    assert [line["id"] for line in lines] == ["a", "b"]
    assert [line["label"] for line in lines] == ["good", "poor"]
    assert [float(line["challenger_good_probability"]) for line in lines] == [0.1, 1 / 3]
    assert [float(line["champion_good_probability"]) for line in lines] == [0.1, 1 / 3]


def test_without_a_champion_its_column_is_empty() -> None:
    assert prediction_table(ONE, None).splitlines()[1] == "a,good,0.1,"
