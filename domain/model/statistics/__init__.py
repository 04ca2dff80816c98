"""Statistics every room counts with; the standard library has none of them."""
