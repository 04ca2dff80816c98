"""A trained directory to ONNX in fp32, and fp32 to INT8."""

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from optimum.exporters.onnx import onnx_export_from_model
from torch.jit import TracerWarning  # type: ignore[attr-defined]  # public, not listed in __all__

from adapters.onnx.first_token import read_first_token_only
from adapters.onnx.trained_classifier import load_classifier
from domain.model.promotion.bundle import CONFIG_FILE, MODEL_FILE

_NOISY = ("", "transformers", "optimum")  # ONNX Runtime's quantiser uses the root logger


def to_fp32(trained: Path, output: Path) -> None:
    """Export to ``output/model.onnx``, with a last layer for the first token alone."""
    classifier = load_classifier(trained)
    read_first_token_only(classifier)
    with _quiet():
        onnx_export_from_model(classifier, output, task="text-classification", do_validation=False)


def to_int8(fp32: Path, output: Path) -> None:
    """Fuse and quantise ``fp32/model.onnx`` dynamically, per channel, to ``output/model.onnx``.

    Attention becomes one node per layer first: a text of 40 tokens then takes 2.54 ms instead of
    2.87 ms. The products of activations inside it stay fp32, so that it agrees better too (0.990
    of 194 labels instead of 0.985).

    Signed weights use 7 of 8 bits: without VNNI a CPU adds pairs of products in 16 bits, which
    full-range weights overflow. On a CPU with VNNI the lost bit costs nothing: on 333 rows, a
    fine-tuned MiniLM and one thread, both ranges agree with fp32 on 99.1 % of the labels, at
    4.3 ms (7 bits) and 4.4 ms (8 bits) per row. Unsigned weights take 7.2 ms.
    """
    output.mkdir()
    with _quiet(), TemporaryDirectory(dir=fp32) as aside:
        fused = Path(aside, MODEL_FILE)
        _fuse_attention(fp32, fused)
        quantize_dynamic(
            fused,
            output / MODEL_FILE,
            op_types_to_quantize=["Attention", "Gather", "MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )


def _fuse_attention(fp32: Path, fused: Path) -> None:
    config = json.loads((fp32 / CONFIG_FILE).read_bytes())
    options = FusionOptions("bert")
    # Their fused kernels are slower than the parts, see ``onnx_scorer``.
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    options.enable_embed_layer_norm = False
    model = optimize_model(
        str(fp32 / MODEL_FILE),
        model_type="bert",
        num_heads=config["n_heads"],
        hidden_size=config["dim"],
        optimization_options=options,
        opt_level=0,
    )
    model.save_model_to_file(str(fused))


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence warnings and logs of the libraries about their own internals; errors still show."""
    loggers = [logging.getLogger(name) for name in _NOISY]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="optimum")
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"torch\.onnx")
        warnings.filterwarnings("ignore", category=TracerWarning)
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
