"""The model card until the evaluation: what the model is, what it is for, how it was trained.

What is not known is said to be so in a sentence; nothing is made up to fill a heading.
"""

from domain.model.card_facts import CardFacts, hyperparameters, size, temperature


def details(known: CardFacts) -> str:
    base, manifest = known.base, known.manifest
    return f"""# Model Card for creative-quality

Tells from a product's title and description whether its rating is good.

## Model Details

### Model Description

A DistilBERT classifier with two labels, poor and good: good is a rating of
{manifest.label_threshold:g} stars or more. Trained in run `{manifest.run_id}`, exported
{manifest.created_at}.

- **Developed by:** Not stated.
- **Funded by:** Not stated.
- **Shared by:** Not stated.
- **Model type:** DistilBertForSequenceClassification
- **Language(s) (NLP):** {base.language}
- **License:** {base.license}
- **Finetuned from model:** {base.described}

### Model Sources

- **Repository:** marketing-creatives, the project that trained it.
- **Paper:** None.
- **Demo:** None.
"""


def uses(known: CardFacts) -> str:
    return f"""## Uses

### Direct Use

It marks products whose copy a person should review before it is published.

### Downstream Use

None is known. It can be trained further: its weights are in the training run, under `model/`.

### Out-of-Scope Use

It is not meant to judge people, or texts of another kind, or how well a text is written.

## Bias, Risks, and Limitations

It knows what the shop's ratings say of texts like those it was trained on: other languages,
categories and ways of writing are outside of what was examined. Ratings depend on more than a text
tells, so a part of them cannot be predicted by any model. Whether it is fair to all sellers was not
measured.

### Recommendations

Read the slices and the most confident mistakes in `report.html` before relying on it, and train
anew when the products change.

## How to Get Started with the Model

`python -m entrypoints.inference_app` serves `models/best_model`. The graph `model.onnx` takes
`input_ids` and `attention_mask`, which `tokenizer.json` makes of title and description; its logits
are those of poor and good. {temperature(known.training)}
"""


def training(known: CardFacts) -> str:
    manifest = known.manifest
    return f"""## Training Details

### Training Data

Dataset version {manifest.dataset_version}, digest `{manifest.dataset_digest}`, without the holdout:
title and description of each product, and whether its rating is good.

### Training Procedure

The weights learn by AdamW on cross-entropy; the recipe is described in the project's guide.

#### Preprocessing

Title and description are joined and cut after {manifest.max_length} tokens.

#### Training Hyperparameters

{hyperparameters(known.training)}

#### Speeds, Sizes, Times

{size(known.training)} Speed and time were not measured.
"""
