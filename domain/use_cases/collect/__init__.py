"""Products become a dataset version: collected, checked, compared, trained on or not."""
