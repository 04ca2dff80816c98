"""What inference alone costs: the floor of a service's latency, the ceiling of its throughput."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from threading import Barrier
from time import perf_counter

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from domain.model.promotion.bundle import MODEL_FILE, TOKENIZER_FILE

Runner = Callable[[str], object]
"""Scores one text."""

CORES = len(os.sched_getaffinity(0))


def plain_runner(bundle: Path) -> Runner:
    """Tokenises, then runs a session with ONNX Runtime's default options on one thread."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    path = str(bundle / MODEL_FILE)
    session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(bundle / TOKENIZER_FILE))

    def run(text: str) -> object:
        encoding = tokenizer.encode(text)
        feed = {
            "input_ids": np.array([encoding.ids], dtype=np.int64),
            "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
        }
        return session.run(None, feed)

    return run


def floor(runner: Runner, texts: Sequence[str], *, seconds: float) -> float:
    """Median milliseconds of one text, one after another on one thread."""
    return 1000 * median(_timed(runner, texts, seconds))


def ceiling(runners: Sequence[Runner], texts: Sequence[str], *, seconds: float) -> float:
    """Texts per second of a thread for each runner, each with one text at a time."""
    ready = Barrier(len(runners))

    def count(runner: Runner) -> int:
        ready.wait()
        return len(_timed(runner, texts, seconds))

    with ThreadPoolExecutor(len(runners)) as pool:
        return sum(pool.map(count, runners)) / seconds


def _timed(runner: Runner, texts: Sequence[str], seconds: float) -> list[float]:
    """Seconds of each text, from the first one on."""
    taken: list[float] = []
    end = perf_counter() + seconds
    while (began := perf_counter()) < end:
        runner(texts[len(taken) % len(texts)])
        taken.append(perf_counter() - began)
    return taken
