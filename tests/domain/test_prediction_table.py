"""Row by row predictions as CSV."""

import csv

from domain.model.data.labelling import Label
from domain.model.evaluation.predictions import Predictions
from domain.model.prediction_table import prediction_table

ONE = Predictions(ids=["a", "b"], truth=[Label.GOOD, Label.POOR], good_probabilities=[0.1, 1 / 3])


def test_numbers_read_back_as_they_were() -> None:
    lines = list(csv.DictReader(prediction_table(ONE, ONE).splitlines()))
    assert [line["id"] for line in lines] == ["a", "b"]
    assert [line["label"] for line in lines] == ["good", "poor"]
    assert [float(line["challenger_good_probability"]) for line in lines] == [0.1, 1 / 3]
    assert [float(line["champion_good_probability"]) for line in lines] == [0.1, 1 / 3]


def test_without_a_champion_its_column_is_empty() -> None:
    assert prediction_table(ONE, None).splitlines()[1] == "a,good,0.1,"
