"""Measures the inference service from outside, beside what its user would pick instead."""
