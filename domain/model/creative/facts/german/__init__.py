"""How German says what a product is, has and does."""
