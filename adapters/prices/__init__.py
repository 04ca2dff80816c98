"""Prices in the forms that shops write."""
