"""Rows become products: prices of rows, rows of one product, and the feed as a whole."""
