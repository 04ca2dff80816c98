"""The one table of metrics: the tracking server, the reports, the model card and the guide read it.

A metric that is added here appears in all of them. Drift alone names its metrics itself, by the
column and the statistic.
"""

from domain.model.data.batch_check import BatchCheck
from domain.model.evaluation.metric import (
    Metric,
    percent,
    points,
    three_decimals,
    three_digits,
    two_decimals,
    whole,
)
from domain.model.evaluation.parity import ParityReport
from domain.model.evaluation.scores import ModelScores
from domain.model.promotion.decision import PromotionDecision
from domain.model.training.config import TrainedModel

BATCH: tuple[Metric[BatchCheck], ...] = (
    Metric("data_rows", "Rows", "that the source sent", lambda b: b.rows, whole),
    Metric("data_rows_invalid", "Invalid rows", "refused", lambda b: len(b.invalid), whole),
    Metric("data_rows_repeated", "Repeated rows", "refused", lambda b: len(b.repeated), whole),
    Metric("data_good_share", "Good rows", "of those that stay", lambda b: b.good_share, percent),
)

TRAINING: tuple[Metric[TrainedModel], ...] = (
    Metric("final_accuracy", "Accuracy after the last epoch", "on the holdout, before export",
           lambda m: m.accuracy, percent),
    Metric("final_training_loss", "Training loss", "of the last epoch, nats",
           lambda m: m.epochs[-1].training_loss, three_decimals),
    Metric("final_validation_loss", "Loss on the holdout", "after the last epoch, nats",
           lambda m: m.epochs[-1].validation_loss, three_decimals),
    Metric("dataset_size", "Rows", "trained and validated on", lambda m: m.dataset_size, whole),
    Metric("temperature", "Temperature", "divisor of the logits; 1 changes nothing",
           lambda m: m.calibration.temperature, three_digits),
    Metric("calibration_rows", "Calibration rows", "the temperature was fitted on; 0: it was not",
           lambda m: m.calibration.rows, whole),
)  # fmt: skip

EXPORT: tuple[Metric[ParityReport], ...] = (
    Metric("parity_fp32_logit_difference", "FP32 logit difference", "the largest on the holdout",
           lambda p: p.fp32.logit_difference, three_digits),
    Metric("parity_int8_label_agreement", "INT8 label agreement", "with the trained model",
           lambda p: p.int8.label_agreement, percent),
    Metric("parity_int8_accuracy_drop", "INT8 accuracy drop", "below the trained model",
           lambda p: p.int8.accuracy_drop, points),
    Metric("onnx_accuracy", "Accuracy of the exported model", "in the precision that is served",
           lambda p: p.served.accuracy, percent),
)  # fmt: skip

SCORES: tuple[Metric[ModelScores], ...] = (
    Metric("roc_auc", "ROC-AUC", "1 is best, 0.5 is chance", lambda s: s.roc_auc, three_decimals),
    Metric("log_loss", "Log loss", "nats, lower is better", lambda s: s.log_loss, three_decimals),
    Metric("brier_score", "Brier score", "lower is better",
           lambda s: s.brier_score, three_decimals),
    Metric("calibration_error", "Expected calibration error", "lower is better",
           lambda s: s.calibration_error, three_decimals),
)  # fmt: skip

_OfDecision = Metric[PromotionDecision]
CHALLENGER_ACCURACY: _OfDecision = Metric(
    "challenger_accuracy", "Challenger accuracy", "share of right answers",
    lambda d: d.challenger_accuracy, percent,
)  # fmt: skip
CHAMPION_ACCURACY: _OfDecision = Metric(
    "champion_accuracy", "Champion accuracy", "on the same rows",
    lambda d: d.champion_accuracy, percent,
)  # fmt: skip
MARGIN: _OfDecision = Metric(
    "margin", "Margin", "challenger minus champion, without one minus the majority baseline",
    lambda d: d.margin, points,
)  # fmt: skip
P_VALUE: _OfDecision = Metric(
    "mcnemar_p_value", "McNemar p-value", "exact, two-sided", lambda d: d.p_value, three_digits
)
LATENCY_RATIO: _OfDecision = Metric(
    "latency_ratio", "Time per text", "as a multiple of the champion's",
    lambda d: d.latency_ratio, two_decimals,
)  # fmt: skip
BASELINES: tuple[_OfDecision, ...] = (
    Metric("majority_accuracy", "Majority baseline", "always the same answer",
           lambda d: d.majority_accuracy, percent),
    Metric("tfidf_accuracy", "TF-IDF baseline", "with logistic regression",
           lambda d: d.tfidf_accuracy, percent),
)  # fmt: skip
COMPARISON = (CHALLENGER_ACCURACY, CHAMPION_ACCURACY, *BASELINES, MARGIN, P_VALUE, LATENCY_RATIO)
