"""TF-IDF with logistic regression, its strength of regularisation chosen on training folds."""

from collections import Counter

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline

from domain.errors import BaselineFailed
from domain.model.split import Split

INVERSE_STRENGTHS = (0.1, 1.0, 10.0, 100.0)
MOST_FOLDS, FEWEST_FOLDS = 5, 2


def learn_tfidf_baseline(split: Split) -> float:
    """Implements ``BaselineLearner``."""
    labels = [label.value for label in split.training.labels]
    folds = min(MOST_FOLDS, *Counter(labels).values())
    pipeline = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(max_iter=1_000),
    )
    grid = {"logisticregression__C": INVERSE_STRENGTHS}
    try:
        model = (
            pipeline
            if folds < FEWEST_FOLDS
            else GridSearchCV(pipeline, grid, cv=folds, error_score="raise")
        )
        model.fit(list(split.training.texts), labels)
    except ValueError as error:  # an empty vocabulary has no class of its own
        raise BaselineFailed(str(error).strip().splitlines()[0]) from error
    answers = model.predict(list(split.holdout.texts))
    return float((answers == np.array([label.value for label in split.holdout.labels])).mean())
