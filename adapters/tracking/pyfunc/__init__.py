"""A bundle as a model of MLflow's, which loads wherever MLflow runs."""
