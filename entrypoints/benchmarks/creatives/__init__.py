"""Measures the copy."""
