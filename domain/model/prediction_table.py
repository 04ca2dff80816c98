"""Both models' answers row by row, as a CSV that any later question can be put to."""

import csv
import io

from domain.model.evaluation.predictions import Predictions

COLUMNS = ("id", "label", "challenger_good_probability", "champion_good_probability")


def prediction_table(challenger: Predictions, champion: Predictions | None) -> str:
    """One line per holdout row; the champion's column is empty without a champion."""
    answers = [""] * len(challenger) if champion is None else champion.good_probabilities
    paper = io.StringIO()
    table = csv.writer(paper, lineterminator="\n")
    table.writerow(COLUMNS)
    columns = (challenger.ids, challenger.truth, challenger.good_probabilities, answers)
    for product_id, label, probability, answer in zip(*columns, strict=True):
        table.writerow((product_id, label.word, probability, answer))
    return paper.getvalue()
