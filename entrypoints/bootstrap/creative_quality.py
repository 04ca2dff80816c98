"""The registered model's code: MLflow runs this file wherever it loads the model.

It is written into each model together with what it imports of this project.
"""

from collections.abc import Iterator

import pandas as pd
from mlflow.models import set_model
from mlflow.pyfunc.model import PythonModel, PythonModelContext


class CreativeQuality(PythonModel):
    """Judges products by title and description; see ``JudgeTexts``."""

    def load_context(self, context: PythonModelContext) -> None:
        # Here and not above: the model is written where its own copy of this cannot be imported.
        from entrypoints.bootstrap.judging import build_judge_texts  # noqa: PLC0415

        self._judge = build_judge_texts(context.artifacts["bundle"])

    def predict(
        self,
        context: PythonModelContext,  # noqa: ARG002 - of MLflow
        model_input: pd.DataFrame,
        params: dict[str, object] | None = None,  # noqa: ARG002 - likewise
    ) -> pd.DataFrame:
        """One row per product, in order; a product that is none has a fault and no quality."""
        titles, descriptions = (_texts(model_input, name) for name in ("title", "description"))
        judged = self._judge(zip(titles, descriptions, strict=True))
        columns = {
            "quality": [None if each.quality is None else each.quality.word for each in judged],
            "confidence": [each.score and each.score.confidence for each in judged],
            "truncated": [each.score and each.score.is_truncated for each in judged],
            "fault": [each.fault for each in judged],
        }
        types = {"confidence": "float64"}
        return pd.DataFrame(columns, model_input.index, dtype=object).astype(types)


def _texts(table: pd.DataFrame, column: str) -> Iterator[str | None]:
    """A cell without a text is None, and so is every cell of a column that is not there."""
    if column not in table:
        return iter([None] * len(table))
    return (None if pd.isna(cell) else str(cell) for cell in table[column])


set_model(CreativeQuality())
