"""What inference alone costs: the floor of any service's latency, the ceiling of its throughput."""

import os
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from threading import Barrier, Thread
from time import perf_counter

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from domain.model.promotion.bundle import MODEL_FILE, TOKENIZER_FILE

Runner = Callable[[str], object]
"""Scores one text."""

CORES = len(os.sched_getaffinity(0))


def plain_runner(location: str) -> Runner:
    """Tokenise, then a session of its own with ONNX Runtime's default options, on one thread."""
    options = SessionOptions()
    options.intra_op_num_threads = 1
    path = str(Path(location, MODEL_FILE))
    session = InferenceSession(path, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(Path(location, TOKENIZER_FILE)))

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
    return 1000 * median(_timed(runner, texts, seconds, seed=0))


def ceiling(runners: Sequence[Runner], texts: Sequence[str], *, seconds: float) -> float:
    """Texts per second of a thread for each runner, each with one text at a time."""
    counts = [0] * len(runners)
    ready = Barrier(len(runners) + 1)

    def work(number: int) -> None:
        ready.wait()
        counts[number] = len(_timed(runners[number], texts, seconds, seed=number))

    threads = [Thread(target=work, args=(number,)) for number in range(len(runners))]
    for thread in threads:
        thread.start()
    ready.wait()
    began = perf_counter()
    for thread in threads:
        thread.join()
    return sum(counts) / (perf_counter() - began)


def token_counts(location: str, texts: Sequence[str]) -> list[int]:
    """Tokens of each text, special ones included."""
    tokenizer = Tokenizer.from_file(str(Path(location, TOKENIZER_FILE)))
    return [len(encoding.ids) for encoding in tokenizer.encode_batch(list(texts))]


def _timed(runner: Runner, texts: Sequence[str], seconds: float, *, seed: int) -> list[float]:
    """Seconds of each text, in the order that the seed shuffles."""
    shuffled = Random(seed).sample(list(texts), len(texts))
    endless = cycle(shuffled)
    for text in islice(endless, 5):  # memory is allocated
        runner(text)
    taken = []
    end = perf_counter() + seconds
    for text in endless:
        began = perf_counter()
        if began >= end:
            break
        runner(text)
        taken.append(perf_counter() - began)
    return taken
