"""Measures the inference service from outside."""
