"""Data on disk: dataset versions as CSV, model bundles as directories."""
