"""scikit-learn: a simple baseline for the model, and a classifier for drift of texts."""
