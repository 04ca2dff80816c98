"""A bundle's model as the ONNX peers use it: one text at a time, on one thread."""

from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer


class OnnxModel:
    """A session of its own over the bundle's files."""

    def __init__(self, bundle: str) -> None:
        options = SessionOptions()
        options.intra_op_num_threads = 1
        path = str(Path(bundle, "model.onnx"))
        self._session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(Path(bundle, "tokenizer.json")))

    def score(self, title: str, description: str) -> float:
        """P(good)."""
        encoding = self._tokenizer.encode(f"{title}. {description}")
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        [poor, good] = self._session.run(None, feed)[0][0]
        return float(1.0 / (1.0 + np.exp(poor - good)))
