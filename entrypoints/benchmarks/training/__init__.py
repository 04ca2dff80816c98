"""Compares training recipes with simple methods."""
