"""The model card: Markdown with every heading of the Hugging Face hub's template, in its order."""

import json

from domain.model.card_evaluation import closing, evaluation, technicalities
from domain.model.card_facts import CardFacts
from domain.model.card_sections import details, training, uses
from domain.model.promotion.bundle import BundleManifest
from domain.model.promotion.run_report import RunReport


def model_card(report: RunReport, manifest: BundleManifest) -> str:
    """README.md of a bundle.

    Source of the headings: huggingface_hub's ``templates/modelcard_template.md``, explained at
    https://huggingface.co/docs/hub/model-card-annotated
    """
    known = CardFacts.of(report, manifest)
    parts = (_metadata, details, uses, training, evaluation, technicalities, closing)
    return "\n".join(write(known) for write in parts)


def _metadata(known: CardFacts) -> str:
    """What programs read; the text says the same."""
    base = known.base
    named = {
        "license": base.license_id,
        "language": base.language_code,
        "base_model": json.dumps(base.checkpoint) if base.checkpoint else None,
    }
    metrics = ["accuracy", *(["roc_auc"] if known.scores.roc_auc is not None else [])]
    return "\n".join(
        [
            "---",
            *(f"{name}: {value}" for name, value in named.items() if value is not None),
            "pipeline_tag: text-classification",
            *_listed("tags", ["text-classification", "distilbert", "onnx"]),
            *_listed("metrics", [*metrics, "brier_score"]),
            "---",
            "",
        ]
    )


def _listed(name: str, values: list[str]) -> list[str]:
    return [f"{name}:", *(f"- {value}" for value in values)]
