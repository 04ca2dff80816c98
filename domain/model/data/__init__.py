"""Rows to learn from: collected, checked, labelled, split."""
