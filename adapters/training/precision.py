"""In which numbers the steps of a training are computed."""

import torch

from domain.model.training import Precision


def trains_in_bf16(precision: Precision) -> bool:
    """``auto`` takes bfloat16 where the processor multiplies matrices of it (Intel AMX)."""
    if precision is Precision.AUTO:
        return bool(torch.cpu.get_capabilities().get("amx_bf16", False))
    return precision is Precision.BF16
