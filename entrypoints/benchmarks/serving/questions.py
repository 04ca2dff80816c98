"""What the benchmark asks: products of the generated shop whose texts differ in length."""

from dataclasses import dataclass
from random import Random

from domain.model.catalog.generation import generate_products
from domain.model.data.labelling import feature_text

FEWEST_WORDS, MOST_WORDS = 11, 60  # of title and description: about 15 to 80 tokens
_PRODUCTS = 1_000  # whose titles and descriptions are mixed


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


def draw_questions(count: int, *, seed: int = 0) -> list[Question]:
    """Questions with different texts; the same seed gives the same questions."""
    random = Random(seed)
    products = generate_products(count=_PRODUCTS, seed=seed)
    found: dict[str, Question] = {}
    while len(found) < count:
        product = random.choice(products)
        size = random.randint(FEWEST_WORDS, MOST_WORDS) - len(product.title.split())
        words = product.description.split()
        while len(words) < size:
            words += random.choice(products).description.split()
        question = Question(
            title=product.title,
            description=" ".join(words[:size]),
            category=product.category,
            price=float(product.price),
            rating=product.rating,
        )
        found.setdefault(question.text, question)
    return list(found.values())
