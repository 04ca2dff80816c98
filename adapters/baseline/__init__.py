"""scikit-learn: the simple method a model is compared with."""
