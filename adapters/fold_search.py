"""A setting of a scikit-learn model, chosen on folds of the training rows."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sklearn.base import BaseEstimator
from sklearn.model_selection import GridSearchCV

MOST_FOLDS, FEWEST_FOLDS = 5, 2


def chosen_on_folds(
    model: BaseEstimator,
    grid: Mapping[str, Sequence[float]],
    labels: Sequence[int],
    *,
    scoring: str = "accuracy",
) -> BaseEstimator:
    """The model wrapped into its search, to be fitted; as it is when a class has a single row.

    Args:
        grid: name of the setting -> values to try.
        labels: of the rows it will be fitted on.
        scoring: what is best, as scikit-learn calls it.
    """
    folds = min(MOST_FOLDS, *Counter(labels).values())
    if folds < FEWEST_FOLDS:
        return model
    return GridSearchCV(model, dict(grid), cv=folds, scoring=scoring, error_score="raise")
