"""A classifier that separates new texts from old ones by their words."""

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

from domain.ports.text_discriminator import HeldOutScores

MOST = 5_000  # texts of either side; more do not change the result, and take long
SEED = 0
WORD = r"\w+|[^\w\s]"  # punctuation too: so every text that is not blank has one


def score_new_texts(old: Sequence[str], new: Sequence[str]) -> HeldOutScores:
    """Implements ``TextDiscriminator``."""
    old, new = _at_most(MOST, old), _at_most(MOST, new)
    texts, origin = [*old, *new], [False] * len(old) + [True] * len(new)
    learned, held_out, known, truth = train_test_split(
        texts, origin, test_size=0.5, random_state=SEED, stratify=origin
    )
    model = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, token_pattern=WORD),
        LogisticRegression(class_weight="balanced", max_iter=1_000),
    )
    model.fit(learned, known)
    return HeldOutScores(new=truth, scores=model.predict_proba(held_out)[:, 1].tolist())


def _at_most(most: int, texts: Sequence[str]) -> Sequence[str]:
    if len(texts) <= most:
        return texts
    chosen = np.random.default_rng(SEED).choice(len(texts), most, replace=False)
    return [texts[index] for index in chosen]
