"""Builds what judges texts with one bundle; needs few of the base dependencies.

Every registered model takes this module along, and what it imports.
"""

from pathlib import Path

from adapters.onnx.onnx_scorer import load_scorer
from adapters.storage.bundle_files import read_bundle
from domain.use_cases.write.judge_texts import JudgeTexts
from entrypoints.bootstrap.cleaning import build_text_cleaner


def build_judge_texts(location: str) -> JudgeTexts:
    """For the bundle in a directory, once every digest agrees.

    Raises:
        BundleMissing: there is none; BundleDamaged: it is not whole.
    """
    bundle = read_bundle(Path(location))
    return JudgeTexts(scorer=load_scorer(bundle.location), clean=build_text_cleaner())
