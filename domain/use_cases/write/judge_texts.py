"""Judge the texts of products as the service does, without writing copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from domain.errors.catalog import InvalidProduct
from domain.model.catalog.product import Product
from domain.model.data.labelling import Label, feature_text
from domain.model.evaluation.predictions import predicted_label
from domain.model.evaluation.score import Score
from domain.ports.quality_scorer import QualityScorer
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.clean_product import clean_product


class Judgement(NamedTuple):
    """What the model says of a product, or why it was not asked.

    Attributes:
        score: None where there is a fault.
        fault: field and requirement, in words; None where there is none.
    """

    score: Score | None
    fault: str | None = None

    @property
    def quality(self) -> Label | None:
        return None if self.score is None else predicted_label(self.score.good)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeTexts:
    """Cleans titles and descriptions, and asks the model."""

    scorer: QualityScorer
    clean: TextCleaner

    def __call__(self, products: Iterable[tuple[object, object]]) -> list[Judgement]:
        """One judgement per pair of title and description, in order; None is no text at all.

        A product that breaks a rule gets its fault; the others are judged all the same.
        """
        texts: list[str | InvalidProduct] = [self._text(*product) for product in products]
        scores = iter(self.scorer.score([text for text in texts if isinstance(text, str)]))
        return [
            Judgement(next(scores))
            if isinstance(text, str)
            else Judgement(None, f"{text.field} must be {text.requirement}")
            for text in texts
        ]

    def _text(self, title: object, description: object) -> str | InvalidProduct:
        try:
            given = Product(
                title=_as_text("title", title), description=_as_text("description", description)
            )
            product = clean_product(given, self.clean)
        except InvalidProduct as error:
            return error
        return feature_text(product.title, product.description)


def _as_text(field: str, value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InvalidProduct(field, value, "text")
    return value
