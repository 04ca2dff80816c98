"""What turns a trained classifier into one that serving can run."""

from typing import Protocol

from domain.model.data.split import Examples
from domain.model.evaluation.parity import ParityPolicy, ParityReport


class ModelExporter(Protocol):
    """Exports to ONNX, in fp32 and INT8, and measures both against the trained model."""

    def export(
        self, trained: str, holdout: Examples, policy: ParityPolicy, *, output: str
    ) -> ParityReport:
        """Write the files serving needs (model, tokenizer, config, metrics) to ``output``.

        The model is the one ``judge_parity`` chose. The directory is complete or not there.

        Args:
            trained: directory of the trained model.
            holdout: the rows parity is measured on.
            output: the directory to write; replaced when it exists.

        Raises:
            ModelNotFound: there is no trained model in ``trained``.
            ExportFailed: names or shapes of the exported model are wrong.
            StorageFull: nothing was written.
        """
        ...
