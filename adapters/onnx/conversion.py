"""A trained directory to ONNX in fp32, and fp32 to INT8."""

import gc
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from optimum.onnxruntime import ORTModelForSequenceClassification, ORTQuantizer
from optimum.onnxruntime.configuration import AutoQuantizationConfig
from torch.jit import TracerWarning  # type: ignore[attr-defined]  # public, not listed in __all__

from domain.model.bundle import MODEL_FILE

_CHATTY = ("", "transformers", "optimum")  # ONNX Runtime's quantiser speaks as the root logger


def to_fp32(trained: Path, output: Path) -> None:
    """Export to ``output/model.onnx``."""
    with _quiet():
        model = ORTModelForSequenceClassification.from_pretrained(
            trained, export=True, local_files_only=True
        )
        model.save_pretrained(output)
        del model
        gc.collect()  # optimum's temporary copy goes now, not when its warning would surface


def to_int8(fp32: Path, output: Path) -> None:
    """Quantise ``fp32/model.onnx`` dynamically, per channel, to ``output/model.onnx``.

    Signed weights use 7 of 8 bits: without VNNI a CPU adds pairs of products in 16 bits, which
    full-range weights overflow. On a CPU with VNNI the lost bit costs nothing: on 333 rows, a
    fine-tuned MiniLM and one thread, both ranges agree with fp32 on 99.1 % of the labels, at
    4.3 ms (7 bits) and 4.4 ms (8 bits) per row. Unsigned weights take 7.2 ms.
    """
    config = AutoQuantizationConfig.avx512(is_static=False, per_channel=True, reduce_range=True)
    with _quiet():
        quantizer = ORTQuantizer.from_pretrained(fp32, file_name=MODEL_FILE)
        quantizer.quantize(save_dir=output, quantization_config=config, file_suffix=None)


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence what the libraries say of their own insides; errors still come through."""
    loggers = [logging.getLogger(name) for name in _CHATTY]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="optimum")
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"torch\.onnx")
        warnings.filterwarnings("ignore", category=TracerWarning)
        warnings.filterwarnings("ignore", "Implicitly cleaning up", ResourceWarning)
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
