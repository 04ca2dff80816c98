"""The registered model's code: MLflow runs this file wherever it loads the model.

It is written into each model together with what it imports of this project.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd
from mlflow.models import set_model
from mlflow.pyfunc.model import PythonModel, PythonModelContext
from pandas.api.types import is_scalar

if TYPE_CHECKING:
    from domain.use_cases.write.judge_texts import Judgement

_COLUMNS = ["quality", "confidence", "truncated", "fault"]


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
        """One row per product, in order; a product that is none has a fault and no quality.

        No text is null: in a column of Spark's, MLflow would make it the text "None".
        """
        titles, descriptions = (_cells(model_input, name) for name in ("title", "description"))
        rows = [_row(each) for each in self._judge(zip(titles, descriptions, strict=True))]
        table = pd.DataFrame(rows, model_input.index, _COLUMNS, dtype=object)
        whole = bool(table["confidence"].notna().all())
        # Null where a product has none: NaN would be, too, but is no JSON.
        return table.astype({"truncated": bool, "confidence": float if whole else object})


def _row(judged: "Judgement") -> tuple[str, float | None, bool, str]:
    if judged.score is None or judged.quality is None:
        return "", None, False, judged.fault or ""
    return judged.quality.word, judged.score.confidence, judged.score.is_truncated, ""


def _cells(table: pd.DataFrame, column: str) -> Iterator[object]:
    """None where a cell is missing, as is every cell of a column that is not there."""
    if column not in table:
        return iter([None] * len(table))
    return (None if is_scalar(cell) and pd.isna(cell) else cell for cell in table[column])


set_model(CreativeQuality())
