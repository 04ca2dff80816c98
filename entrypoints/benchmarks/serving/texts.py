"""What the benchmark asks: products of the generated shop, their texts longer and all different."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from random import Random

from domain.model.catalog.generation import MAX_COUNT, generate_products
from domain.model.catalog.product import Product
from domain.model.data.labelling import feature_text

# Texts of so many words have about 15 to 80 tokens.
FEWEST_WORDS, MOST_WORDS = 11, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A product as a client sends it."""

    title: str
    description: str
    category: str
    price: float
    rating: float

    @property
    def text(self) -> str:
        """As the classifier reads it."""
        return feature_text(self.title, self.description)


def draw_questions(*, count: int, seed: int) -> list[Question]:
    """Draw questions with different texts; the same seed gives the same questions."""
    random = Random(seed)
    products = generate_products(count=MAX_COUNT, seed=seed)
    sentences = _sentences(products)
    found: dict[str, Question] = {}
    while len(found) < count:
        product = random.choice(products)
        words = random.randint(FEWEST_WORDS, MOST_WORDS)
        question = _question(random, product, sentences[product.category], words)
        found.setdefault(question.text, question)
    return list(found.values())


def predict_bodies(questions: Sequence[Question]) -> list[str]:
    """Bodies for ``/predict``."""
    return [json.dumps(asdict(question)) for question in questions]


def batch_bodies(questions: Sequence[Question], *, size: int) -> list[str]:
    """Bodies for ``/batch_predict``, each of ``size`` items; what is left over is left out."""
    starts = range(0, len(questions) - size + 1, size)
    batches = ([asdict(each) for each in questions[start : start + size]] for start in starts)
    return [json.dumps({"items": items}) for items in batches]


def _sentences(products: Sequence[Product]) -> dict[str, list[str]]:
    """Every sentence that describes a product, by category."""
    found: dict[str, set[str]] = defaultdict(set)
    for product in products:
        found[product.category].update(
            f"{sentence.rstrip('.')}." for sentence in product.description.split(". ")
        )
    return {category: sorted(each) for category, each in found.items()}  # a set has no order


def _question(random: Random, product: Product, sentences: list[str], words: int) -> Question:
    description = product.description
    left = words - len(product.title.split())
    while len(description.split()) < left:
        description += f" {random.choice(sentences)}"
    return Question(
        title=product.title,
        description=" ".join(description.split()[:left]),  # as short as it should be
        category=product.category,
        price=float(product.price),
        rating=product.rating,
    )
