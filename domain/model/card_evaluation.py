"""The model card from the evaluation on: what was measured, and what was not."""

from domain.model.card_facts import CardFacts, baseline, factors, results


def evaluation(known: CardFacts) -> str:
    decision = known.decision
    return f"""## Evaluation

### Testing Data, Factors & Metrics

#### Testing Data

The {decision.holdout_rows} products of the holdout, which training does not learn from. A salted
hash of the product's id chooses them, so that no product ever changes sides.

#### Factors

{factors(decision)}

#### Metrics

Accuracy decides; ROC-AUC tells how well rows are ranked; Brier score, log loss and expected
calibration error tell how honest the confidence is.

### Results

{results(known.scores)}

#### Summary

{decision.outcome.capitalize()}: {decision.reason}. {baseline(decision)}

## Model Examination

Learning curves, confusion matrix, ROC curve, reliability diagram and the most confident mistakes
are in `report.html`.
"""


def technicalities(known: CardFacts) -> str:
    return f"""## Environmental Impact

- **Hardware Type:** CPU
- **Hours used:** Not measured.
- **Cloud Provider:** Not known.
- **Compute Region:** Not known.
- **Carbon Emitted:** Not measured.

## Technical Specifications

### Model Architecture and Objective

DistilBERT with a classification head of two logits, trained on cross-entropy. Exported as ONNX in
{known.manifest.precision.upper()}{known.fallback}; texts are cut after {known.manifest.max_length}
tokens.

### Compute Infrastructure

#### Hardware

A CPU, for training and for serving.

#### Software

PyTorch and transformers for training, ONNX Runtime and tokenizers for serving.
"""


def closing(_: CardFacts) -> str:
    return """## Citation

None: there is no paper on it.

## Glossary

- Champion: the model that is served when another is examined.
- Challenger: the model that is examined.
- Holdout: the products that no model learns from.

## More Information

`report.html` beside this file, and the folder `comparison` of the MLflow run.

## Model Card Authors

None: the program that examined the model wrote this card.

## Model Card Contact

None is known.
"""
