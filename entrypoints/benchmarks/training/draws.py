"""Where the rows of a comparison come from: the generator, or labelled texts of one's own."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from domain.errors.base import InvalidValue
from domain.model.catalog.generation import generate_products
from domain.model.data.labelling import Label, feature_text, label_of
from domain.model.data.split import Examples, Split

Draw = Callable[[int, int], Split]
"""Takes a number of training rows and a seed."""

TEST_SEED = 987_654_321  # of products no training set is drawn from
FIRST_SEED = 1_000
_LABELS = {label.word: label for label in Label}


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedRows:
    """A ``Draw`` of generated products; all seeds share the holdout.

    Attributes:
        test_rows: of the holdout.
        threshold: stars from which a product is good.
    """

    test_rows: int
    threshold: float

    def __call__(self, rows: int, seed: int) -> Split:
        return Split(
            training=self._examples(rows, FIRST_SEED + seed),
            holdout=self._examples(self.test_rows, TEST_SEED),
        )

    def _examples(self, rows: int, seed: int) -> Examples:
        products = generate_products(count=rows, seed=seed)
        return Examples(
            ids=[str(product.id) for product in products],
            texts=[feature_text(product.title, product.description) for product in products],
            labels=[label_of(product.rating, self.threshold) for product in products],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRows:
    """A ``Draw`` from labelled texts: for each seed another holdout, and other training rows."""

    texts: Sequence[tuple[str, Label]]
    test_rows: int

    def __call__(self, rows: int, seed: int) -> Split:
        """Raises InvalidValue: there are not as many texts."""
        left = len(self.texts) - self.test_rows
        if not 0 < rows <= left:
            raise InvalidValue("sizes", rows, f"1 to {left}: {len(self.texts)} texts are there")
        drawn = list(self.texts)
        Random(seed).shuffle(drawn)
        return Split(
            training=_as_examples(drawn[self.test_rows : self.test_rows + rows]),
            holdout=_as_examples(drawn[: self.test_rows]),
        )


def read_texts(path: Path) -> list[tuple[str, Label]]:
    """The different texts of a CSV file (UTF-8) with the columns ``text`` and ``label``.

    Raises:
        InvalidValue: the file cannot be read, or a row has no text or neither label.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidValue("texts", str(path), f"a CSV file in UTF-8 ({error})") from error
    found: dict[str, Label] = {}
    for number, row in enumerate(rows, start=1):
        text, label = (row.get("text") or "").strip(), _LABELS.get(row.get("label") or "")
        if not text or label is None:
            rule = f"a text and the label {' or '.join(_LABELS)} in every row"
            raise InvalidValue("texts", f"{path}, row {number}", rule)
        found.setdefault(text, label)
    return list(found.items())


def _as_examples(rows: Sequence[tuple[str, Label]]) -> Examples:
    return Examples(
        ids=[str(number) for number in range(len(rows))],
        texts=[text for text, _ in rows],
        labels=[label for _, label in rows],
    )
