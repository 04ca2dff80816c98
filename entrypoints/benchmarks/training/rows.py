"""Where the rows of a comparison come from: the generator, or labelled texts of one's own."""

import csv
from collections.abc import Sequence
from pathlib import Path
from random import Random

from domain.errors.base import InvalidValue
from domain.model.catalog.generation import generate_products
from domain.model.data.labelling import Label, label_of
from domain.model.data.product_columns import columns_of_products
from domain.model.data.split import Examples, Split

TEST_SEED = 987_654_321  # of products no training set is drawn from
FIRST_SEED = 1_000
_LABELS = {label.word: label for label in Label}


def generated_rows(rows: int, seed: int, *, test_rows: int, threshold: float) -> Split:
    """Generated products; all seeds share the holdout.

    Args:
        test_rows: of the holdout.
        threshold: stars from which a product is good.
    """
    return Split(
        training=_generated(rows, FIRST_SEED + seed, threshold),
        holdout=_generated(test_rows, TEST_SEED, threshold),
    )


def _generated(rows: int, seed: int, threshold: float) -> Examples:
    drawn = generate_products(count=rows, seed=seed)
    products = columns_of_products(drawn)
    labels = [label_of(each.rating, threshold) for each in drawn]
    return Examples(ids=products.ids, texts=products.texts, labels=labels)


def own_rows(rows: int, seed: int, *, test_rows: int, texts: Sequence[tuple[str, Label]]) -> Split:
    """Labelled texts: for each seed another holdout, and other training rows.

    Raises:
        InvalidValue: there are not as many texts.
    """
    left = len(texts) - test_rows
    if not 0 < rows <= left:
        raise InvalidValue("sizes", rows, f"1 to {left}: {len(texts)} texts are there")
    drawn = Random(seed).sample(texts, test_rows + rows)
    return Split(training=_examples(drawn[test_rows:]), holdout=_examples(drawn[:test_rows]))


def _examples(rows: Sequence[tuple[str, Label]]) -> Examples:
    return Examples(
        ids=[str(number) for number in range(len(rows))],
        texts=[text for text, _ in rows],
        labels=[label for _, label in rows],
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
