"""The main job on products of one's own, from a file to a bundle."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from domain.model.catalog.generation import generate_products
from domain.model.data.policy import DataPolicy

ROOT = Path(__file__).parents[2]
HEADER = ("sku", "title", "description", "impressions", "clicks", "approved")


def start(place: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """The quickstart in an empty place, with a training that is short and need not be good."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CREATIVES_")}
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "quickstart.py"), "--no-serve", *options],
        cwd=place,
        env={
            **environment,
            "PYTHONPATH": str(ROOT),
            "CREATIVES_TRAINING__RECIPE": "fixed",
            "CREATIVES_TRAINING__EPOCHS": "1",
            "CREATIVES_TRAINING__MAX_LENGTH": "32",
        },
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )


def write_feed(path: Path, *, labelled: int = 180, words: Sequence[str] = ("yes", "no")) -> None:
    """200 products; the first have clicks on 2,000 impressions and one of the words."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        for row, product in enumerate(generate_products(count=200, seed=1)):
            counted: tuple[object, ...] = ("", "", "")
            if row < labelled:
                counted = (2_000, 20 + 2 * row, words[row % len(words)])
            table.writerow(
                (f"A-{row}", product.title, f"{product.description} No {row}.", *counted)
            )


def test_a_file_becomes_a_dataset_a_model_and_what_is_served(tmp_path: Path) -> None:
    write_feed(tmp_path / "shop.csv")
    first = start(tmp_path, "--products", "shop.csv", "--label", "rate")
    assert first.returncode == 0, first.stderr
    assert "dataset version 1: 200 new products, 200 in all" in first.stdout
    bundle = json.loads((tmp_path / "models" / "best_model" / "bundle.json").read_text())
    # 180 click rates, from 20 to 378 of 2,000, of which those of the holdout are left out
    trained_on = [row for row in range(180) if not DataPolicy().in_holdout(f"A-{row}")]
    assert bundle["label_threshold"] == pytest.approx(
        median(20 + 2 * row for row in trained_on) / 2_000
    )
    meaning = "click rate of at least 9.65 % (the median) on 1,000 impressions or more"
    assert bundle["label"] == meaning
    assert meaning in (tmp_path / "models" / "best_model" / "README.md").read_text()

    unchanged = start(tmp_path, "--products", "shop.csv", "--label", "rate")
    assert unchanged.returncode == 0, unchanged.stderr
    assert "Nothing is new in shop.csv; the champion was trained on it" in unchanged.stdout

    relabelled = start(tmp_path, "--products", "shop.csv", "--label", "column")
    assert relabelled.returncode == 0, relabelled.stderr
    assert "no champion was trained on it so far (dataset version 1)" in relabelled.stdout
    assert relabelled.stdout.count("5/5 Comparing with the champion") == 1
    assert len((tmp_path / "data" / "own" / "manifest.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("labelled", "words", "label", "message"),
    [
        (180, ["yes"], "column", "only 0 of 180 new products are poor"),
        (6, ["yes", "no"], "column", "rows with a label (194 others have none)"),
        (100, ["yes", "no"], "column", "100 of 200 products have a label, and "),
        (180, ["perhaps"], "column", "column label with good or poor (or approved and rejected"),
    ],
)
def test_labels_that_nothing_can_be_learned_from_are_said_before_a_training(
    tmp_path: Path, labelled: int, words: Sequence[str], label: str, message: str
) -> None:
    write_feed(tmp_path / "shop.csv", labelled=labelled, words=words)
    done = start(tmp_path, "--products", "shop.csv", "--label", label)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (tmp_path / "runs").exists()
