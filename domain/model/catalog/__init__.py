"""Products, and the generated shop they come from."""
