"""Creatives for a table on Spark."""
