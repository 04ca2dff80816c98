"""Exports, baselines and predictions that cannot be compared."""

from domain.errors.base import CreativesError


class ExportFailed(CreativesError):
    """The exported model does not compute what the trained one does."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the ONNX export is not usable: {reason}; nothing was promoted")


class PredictionsMismatch(CreativesError):
    """Two prediction vectors do not belong to the same holdout."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"these predictions cannot be compared: {reason}")


class BaselineFailed(CreativesError):
    """The simple method that a model is compared with could not be trained."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"TF-IDF with logistic regression could not be trained: {reason}")
