"""Products as columns: what drift is measured on."""

from collections.abc import Collection as Container
from collections.abc import Sequence
from dataclasses import dataclass

from domain.model.catalog.product import Product
from domain.model.data.dataset import Dataset
from domain.model.data.label_rule import Evidence, evidence_of
from domain.model.data.labelling import feature_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductColumns:
    """Columns of equal length; None where a product has no such value.

    Attributes:
        prices: in the shop's currency.
        texts: as the classifier reads them.
        evidence: what labels are made of.
    """

    ids: Sequence[str]
    prices: Sequence[float | None]
    categories: Sequence[str | None]
    texts: Sequence[str]
    evidence: Sequence[Evidence]

    @property
    def ratings(self) -> Sequence[float | None]:
        """Stars."""
        return [each.rating for each in self.evidence]

    @property
    def text_lengths(self) -> Sequence[float]:
        """In code points."""
        return [float(len(text)) for text in self.texts]

    def __len__(self) -> int:
        return len(self.ids)

    def __add__(self, other: "ProductColumns") -> "ProductColumns":
        return ProductColumns(
            ids=[*self.ids, *other.ids],
            prices=[*self.prices, *other.prices],
            categories=[*self.categories, *other.categories],
            texts=[*self.texts, *other.texts],
            evidence=[*self.evidence, *other.evidence],
        )


NO_PRODUCTS = ProductColumns(ids=(), prices=(), categories=(), texts=(), evidence=())


def columns_of_products(products: Sequence[Product]) -> ProductColumns:
    return ProductColumns(
        ids=[product.id for product in products],
        prices=[None if each.price is None else float(each.price) for each in products],
        categories=[product.category for product in products],
        texts=[feature_text(product.title, product.description) for product in products],
        evidence=[evidence_of(product) for product in products],
    )


def columns_of_dataset(dataset: Dataset, *, without: Container[str] = ()) -> ProductColumns:
    """The rows of a dataset, but for those of some product ids."""
    rows = [row for row, id_ in enumerate(dataset.ids) if id_ not in without]
    evidence = dataset.evidence()
    return ProductColumns(
        ids=[dataset.ids[row] for row in rows],
        prices=[dataset.prices[row] for row in rows],
        categories=[dataset.categories[row] for row in rows],
        texts=[feature_text(dataset.titles[row], dataset.descriptions[row]) for row in rows],
        evidence=[evidence[row] for row in rows],
    )
