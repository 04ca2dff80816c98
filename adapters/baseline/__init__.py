"""scikit-learn: the simple method a model is compared with, and one that tells texts apart."""
