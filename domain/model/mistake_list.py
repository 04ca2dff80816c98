"""The mistakes a model is surest of, each with what is needed to find its product again."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from domain.model.evaluation.mistakes import most_confident_mistakes
from domain.model.promotion.run_report import RunReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMistake:
    """A wrong answer beside its product.

    Attributes:
        truth: word of the label.
        answer: word of the other one.
        confidence: in the answer, 0.5 to 1.
        price: in the shop's currency.
    """

    product_id: str
    category: str
    price: float
    truth: str
    answer: str
    confidence: float
    text: str


def listed_mistakes(report: RunReport) -> list[ListedMistake]:
    """The ten surest, the surest first."""
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
    """A list of objects; JSON, because a spreadsheet would run what a hostile text begins with."""
    rows = [asdict(mistake) for mistake in mistakes]
    return json.dumps(rows, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
