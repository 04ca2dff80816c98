"""The model card: the hub's headings, and nothing that is not known."""

import re
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters.report.card.model_card import model_card
from domain.model.data.labelling import Label
from domain.model.evaluation.parity import Precision
from domain.model.evaluation.slices import Slice
from domain.model.promotion.run_report import RunReport, TrainingRecord
from tests.fakes.run_report import FALLBACK, parity, run_report

BOTH = [Label.GOOD, Label.POOR] * 20
MADE = run_report(BOTH, good=[0.9, 0.2, 0.4, 0.7] * 10)
OFFLINE = replace(MADE, training=TrainingRecord(recipe={"base_checkpoint": "minilm", "epochs": 3}))


def parts(report: RunReport) -> tuple[dict[str, Any], str]:
    """What programs read and what people read."""
    _, metadata, text = model_card(report).split("---\n", 2)
    return yaml.safe_load(metadata), text


def headings(markdown: str) -> list[str]:
    found = re.findall(r"^(#+ .*?)(?: \[optional\])?$", markdown, re.MULTILINE)
    return [re.sub(r"(Model Card for).*", r"\1", heading) for heading in found]


@pytest.mark.skipif(not find_spec("huggingface_hub"), reason="comes with the train extra")
def test_the_headings_are_those_of_the_hub_in_its_order() -> None:
    import huggingface_hub

    folder = Path(huggingface_hub.__file__).parent / "templates"
    template = (folder / "modelcard_template.md").read_text().split("---\n", 2)[2]
    assert headings(parts(MADE)[1]) == headings(template)


def test_every_section_says_something() -> None:
    _, text = parts(MADE)
    last = re.split(r"^#+ .*$", text, flags=re.MULTILINE)[-1]
    assert last.strip()
    levels = re.findall(r"^(#+) .*\n\n(#+ )?", text, re.MULTILINE)
    assert all(not below or len(below.strip()) > len(own) for own, below in levels)


def test_what_programs_read_stands_in_the_text() -> None:
    metadata, text = parts(OFFLINE)
    assert metadata["license"] == "apache-2.0"
    assert "**License:** apache-2.0" in text
    assert metadata["language"] == "en"
    assert "English (en)" in text
    assert metadata["base_model"] in text
    assert metadata["metrics"] == ["accuracy", "roc_auc", "brier_score"]
    scores = OFFLINE.comparison.decision.challenger_scores
    assert f"accuracy {scores.accuracy:.1%}" in text
    assert f"ROC-AUC {scores.roc_auc:.3f}" in text
    assert f"Brier score {scores.brier_score:.3f}" in text


def test_of_another_base_no_license_and_no_language_is_claimed() -> None:
    odd = 'hub/"model": x'
    metadata, text = parts(replace(MADE, training=TrainingRecord(recipe={"base_checkpoint": odd})))
    assert metadata["base_model"] == odd
    assert not {"license", "language"} & set(metadata)
    assert "**License:** Not known" in text
    assert "base_model" not in parts(replace(MADE, training=TrainingRecord()))[0]


def test_what_good_is_stands_once_and_nothing_is_said_of_ratings_where_they_decide_nothing() -> (
    None
):
    clicks = "click rate of at least 2.1 % on 1,000 impressions or more"
    made = replace(MADE, manifest=replace(MADE.manifest, label=clicks))
    text = parts(made)[1]
    assert text.count(clicks) == 1
    assert "rating" not in text


def test_a_holdout_of_one_label_has_no_roc_auc() -> None:
    metadata, text = parts(run_report([Label.GOOD] * 5))
    assert "roc_auc" not in metadata["metrics"]
    assert "ROC-AUC not defined" in text


def test_logits_are_divided_only_by_a_temperature_that_was_fitted() -> None:
    assert "divided by the temperature 1.5, which was fitted on 40" in parts(MADE)[1]
    unknown_rows = replace(MADE, training=TrainingRecord(temperature=2.0))
    assert "fitted on some training rows" in parts(unknown_rows)[1]
    _, text = parts(OFFLINE)
    assert "No temperature was fitted" in text
    assert "divided" not in text


def test_a_fallback_to_fp32_is_told() -> None:
    comparison = replace(MADE.comparison, parity=parity(Precision.FP32))
    assert FALLBACK in parts(replace(MADE, comparison=comparison))[1]


def test_the_least_accurate_part_is_named() -> None:
    slices = [
        Slice(trait="category", value="Mugs\nand\tCups", rows=tuple(range(0, 40, 1))),
        Slice(trait="category", value="Pens", rows=(0,)),
    ]
    _, text = parts(run_report(BOTH, good=[0.9, 0.2, 0.4, 0.7] * 10, slices=slices))
    assert "the least accurate is category Mugs and Cups: 50.0% of 40." in text


def test_the_size_of_the_data_is_told_where_it_is_known() -> None:
    sized = replace(MADE, training=TrainingRecord(dataset_size=1200))
    assert "on 1,200 rows" in parts(sized)[1]
    assert "unknown number" in parts(OFFLINE)[1]


def test_it_says_what_good_means_and_nothing_of_other_labels() -> None:
    rates = "click rate of at least 2.1 % on 1,000 impressions or more"
    report = replace(MADE, manifest=replace(MADE.manifest, label_threshold=0.021, label=rates))
    _, text = parts(report)
    assert text.count(rates) == 1
    assert "rating" not in text.replace(rates, "")
    assert "rating of at least 3.5 stars" in parts(MADE)[1]
