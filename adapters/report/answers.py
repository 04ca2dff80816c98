"""The challenger's and the champion's answers: a CSV of every row, and the surest mistakes."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from domain.model.evaluation.mistakes import most_confident_mistakes
from domain.model.evaluation.predictions import Predictions
from domain.model.promotion.run_report import RunReport

COLUMNS = ("id", "label", "challenger_good_probability", "champion_good_probability")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMistake:
    """A wrong answer, with what is needed to find its product again.

    Attributes:
        truth: word of the label.
        answer: word of the other one.
        confidence: in the answer, 0.5 to 1.
        price: in the shop's currency, where there is one.
    """

    product_id: str
    category: str | None
    price: float | None
    truth: str
    answer: str
    confidence: float
    text: str


def prediction_table(challenger: Predictions, champion: Predictions | None) -> str:
    """One line per holdout row; the champion's column is empty without a champion."""
    answers = [""] * len(challenger) if champion is None else champion.good_probabilities
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    columns = (challenger.ids, challenger.truth, challenger.good_probabilities, answers)
    for product_id, label, probability, answer in zip(*columns, strict=True):
        table.writerow((product_id, label.word, probability, answer))
    return text.getvalue()


def most_confident(report: RunReport) -> list[ListedMistake]:
    """The challenger's ten surest mistakes, the surest first."""
    products = report.products
    return [
        ListedMistake(
            product_id=mistake.product_id,
            category=products.categories[mistake.row],
            price=products.prices[mistake.row],
            truth=mistake.truth.word,
            answer=mistake.answer.word,
            confidence=mistake.confidence,
            text=products.texts[mistake.row],
        )
        for mistake in most_confident_mistakes(report.predictions)
    ]


def mistakes_as_json(mistakes: Sequence[ListedMistake]) -> str:
    """JSON, because a spreadsheet would run what a hostile text in a CSV begins with."""
    rows = [asdict(mistake) for mistake in mistakes]
    return json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
