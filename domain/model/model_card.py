"""The model card: Markdown with the headings of the Hugging Face hub."""

import json

from domain.model.bundle import BundleManifest
from domain.model.run_report import RunReport
from domain.model.training import OFFLINE_CHECKPOINT

# What is known of the base, and therefore of what was made from it.
_OFFLINE_BASE = """license: apache-2.0
language: en
base_model: sentence-transformers/all-MiniLM-L6-v2"""


def model_card(report: RunReport, manifest: BundleManifest) -> str:
    """README.md of a bundle.

    Source of the headings: https://huggingface.co/docs/hub/model-card-annotated
    """
    decision, scores = report.comparison.decision, report.comparison.decision.challenger_scores
    recipe = report.training.recipe
    base = recipe.get("base_checkpoint", "unknown")
    interval = scores.accuracy_interval
    settings = [f"- `{name}`: {value}" for name, value in recipe.items()]
    return f"""---
{_OFFLINE_BASE if base == OFFLINE_CHECKPOINT else f"base_model: {json.dumps(str(base))}"}
pipeline_tag: text-classification
tags:
- text-classification
- distilbert
- onnx
metrics:
- accuracy
- roc_auc
---

# Quality of product texts

## Model Details

A DistilBERT classifier, fine-tuned from the checkpoint `{base}`, that tells from a product's title
and description whether its rating is good: {manifest.label_threshold:g} stars or more. Run
`{manifest.run_id}`, made {manifest.created_at}.

## Uses

It marks products whose copy a person should review before it is published. It is not meant to
judge people, or texts of another kind.

## Bias, Risks, and Limitations

It knows what the shop's ratings say of texts like those it was trained on: other languages,
categories and ways of writing are outside of what was examined. Ratings depend on more than a text
tells, so a part of them cannot be predicted by any model.

## How to Get Started with the Model

`python -m entrypoints.inference_app` serves `models/best_model`. The graph `model.onnx` takes
`input_ids` and `attention_mask`, and its logits are those of poor and good, to be divided by
{report.training.temperature:.3g}.

## Training Details

Dataset version {manifest.dataset_version}, digest `{manifest.dataset_digest}`, without the holdout.

{chr(10).join(settings) or "The settings are not known."}

## Evaluation

On {decision.holdout_rows} rows that training did not see: accuracy {scores.accuracy:.1%} (95 %
interval {interval.low:.1%} to {interval.high:.1%}), Brier score {scores.brier_score:.3f}, expected
calibration error {scores.calibration_error:.3f}; always giving the more frequent label reaches
{decision.majority_accuracy:.1%}. {decision.outcome.capitalize()}: {decision.reason}.

## Environmental Impact

Not measured. Training runs on a CPU.

## Technical Specifications

ONNX in {manifest.precision.upper()}; texts are cut after {manifest.max_length} tokens.
"""
