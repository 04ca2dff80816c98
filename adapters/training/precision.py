"""The floating-point type of the training steps."""

import torch

from domain.model.training.config import TrainingPrecision

# Units that multiply bfloat16: Intel's matrix units, and the vector units of Cooper Lake and Zen 4.
FAST_IN_BF16 = ("amx_bf16", "avx512_bf16")


def trains_in_bf16(precision: TrainingPrecision) -> bool:
    """``auto`` takes bfloat16 where the processor has units for it, which halve a step's time."""
    if precision is TrainingPrecision.AUTO:
        capabilities = torch.cpu.get_capabilities()
        return any(capabilities.get(unit, False) for unit in FAST_IN_BF16)
    return precision is TrainingPrecision.BF16
