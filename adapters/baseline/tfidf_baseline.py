"""TF-IDF with logistic regression, its strength of regularisation chosen on training folds."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from adapters.fold_search import chosen_on_folds
from domain.errors.evaluation import BaselineFailed
from domain.model.data.split import Split

INVERSE_STRENGTHS = (0.1, 1.0, 10.0, 100.0)


def learn_tfidf_baseline(split: Split) -> float:
    """Implements ``BaselineLearner``."""
    labels = [label.value for label in split.training.labels]
    pipeline = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(max_iter=1_000),
    )
    grid = {"logisticregression__C": INVERSE_STRENGTHS}
    try:
        model = chosen_on_folds(pipeline, grid, labels)
        model.fit(list(split.training.texts), labels)
    except ValueError as error:  # an empty vocabulary has no class of its own
        raise BaselineFailed(str(error).strip().splitlines()[0]) from error
    answers = model.predict(list(split.holdout.texts))
    return float((answers == np.array([label.value for label in split.holdout.labels])).mean())
