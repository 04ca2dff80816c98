"""Measures the dataset store."""
