"""Scores texts with onnxruntime and tokenizers alone: what the inference process loads."""

import ctypes
import math
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Semaphore
from weakref import finalize

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Encoding, Tokenizer

from adapters.files.model_files import read_calibration, read_positions
from adapters.files.storage_faults import explained
from adapters.onnx.graph_contract import INPUTS, OUTPUT, graph_fault
from domain.errors.promotion import BundleDamaged
from domain.errors.storage import PathMissing
from domain.model.data.labelling import Label
from domain.model.evaluation.score import Score
from domain.model.promotion.bundle import MODEL_FILE, TOKENIZER_FILE
from domain.model.training.config import FEWEST_TOKENS

_ERRORS_ONLY = 3  # onnxruntime's log_severity_level
# ONNX Runtime 1.32 fuses an addition and a LayerNormalization into a node whose kernel takes 80 us
# for 40 tokens, where the two take under 25 us. Six such nodes make 3.24 ms of 2.87 ms a text.
_SLOW_FUSIONS = ["SkipLayerNormFusion"]


class OnnxScorer:
    """Implements ``QualityScorer``.

    Each text is a run of its own: dynamic INT8 takes one activation scale per run, so the rows of
    a batch would change one another's scores: in batches of 2 to 16 texts of like length, P(good)
    by up to 0.09, and the label of 0.8 to 1.9 % of the texts. It would gain nothing either: 762
    texts/s in pairs, 729 in fours, 668 in eights, against 717 one by one (two threads).

    Args:
        sessions: as many as runs at a time; a session of its own serves a thread 10 % faster than
            one that is shared.
        tokenizer: cutting as in training, never padding.
        temperature: divisor of the logits, which calibrates the confidence.
    """

    def __init__(
        self,
        sessions: Sequence[InferenceSession],
        tokenizer: Tokenizer,
        *,
        temperature: float = 1.0,
    ) -> None:
        # The session that was used last is taken first: its memory is still in the cache. Taking
        # turns costs 0.3 ms of 2.9 ms a text.
        self._free = deque(sessions)
        self._idle = Semaphore(len(sessions))
        self._tokenizer = tokenizer
        self._temperature = temperature
        finalize(self, _return_memory, self._free).atexit = False

    def score(self, texts: Sequence[str]) -> list[Score]:
        return [self._score(self._tokenizer.encode(text)) for text in texts]

    def _score(self, encoding: Encoding) -> Score:
        logits = self._run(encoding)
        margin = float(logits[Label.GOOD] - logits[Label.POOR]) / self._temperature
        # softmax over two classes, in the form that cannot overflow
        return Score(0.5 * (1.0 + math.tanh(margin / 2.0)), bool(encoding.overflowing))

    def logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Raw class scores, one row per text, one column per ``Label``."""
        rows = [self._run(self._tokenizer.encode(text)) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(Label))

    def _run(self, encoding: Encoding) -> NDArray[np.float32]:
        columns = (encoding.ids, encoding.attention_mask)
        feed = {
            name: np.array([column], dtype=np.int64)
            for name, column in zip(INPUTS, columns, strict=True)
        }
        with self._idle:
            session = self._free.pop()
            try:
                row: NDArray[np.float32] = session.run([OUTPUT], feed)[0][0]
            finally:
                self._free.append(session)
        return row


def _return_memory(sessions: deque[InferenceSession]) -> None:
    """Free the sessions of a scorer that is not used any more, and their memory.

    glibc keeps freed blocks for itself: without this a service that swapped models 20 times holds
    two and a half of them for ever.
    """
    sessions.clear()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc's own; about 3 ms
    if trim is not None:
        trim(0)


def load_scorer(location: str, *, sessions: int = 1, threads: int = 1) -> OnnxScorer:
    """Load from a bundle's directory.

    Args:
        location: the directory.
        sessions: runs at a time; a further one waits.
        threads: that one run may use; more runs at a time beat more threads per run.

    Raises:
        BundleDamaged: a file cannot be loaded, or the model is another kind.
        StorageFault: the machine has no descriptor or no memory left.
    """
    loaded = [_load_session(location, threads) for _ in range(sessions)]
    temperature = read_calibration(location).temperature
    return OnnxScorer(loaded, load_tokenizer(location), temperature=temperature)


def load_tokenizer(location: str) -> Tokenizer:
    """The tokenizer of a model's directory, cutting as in training and never padding.

    Raises:
        BundleDamaged: the tokenizer or the model's config cannot be read.
    """
    positions = read_positions(location)
    try:
        tokenizer = Tokenizer.from_file(str(Path(location, TOKENIZER_FILE)))
    except Exception as error:  # tokenizers raises nothing narrower
        raise _unusable(location, TOKENIZER_FILE, error) from error
    cut = (tokenizer.truncation or {}).get("max_length", positions)
    if cut < FEWEST_TOKENS:
        reason = f"cuts texts at {cut} tokens; at least {FEWEST_TOKENS} are needed"
        raise BundleDamaged(location, TOKENIZER_FILE, reason)
    tokenizer.enable_truncation(min(cut, positions))
    tokenizer.no_padding()
    return tokenizer


def _unusable(location: str, name: str, error: Exception) -> Exception:
    """What the machine refused is no fault of the bundle."""
    fault = explained(error, Path(location, name))
    if fault is not error and not isinstance(fault, PathMissing):
        return fault
    return BundleDamaged(location, name, f"cannot be loaded: {error}")


def _load_session(location: str, threads: int) -> InferenceSession:
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _ERRORS_ONLY
    try:
        session = InferenceSession(
            str(Path(location, MODEL_FILE)),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOW_FUSIONS,
        )
    except Exception as error:  # onnxruntime's errors have no narrower root
        raise _unusable(location, MODEL_FILE, error) from error
    fault = graph_fault(session)
    if fault is not None:
        raise BundleDamaged(location, MODEL_FILE, fault)
    return session
