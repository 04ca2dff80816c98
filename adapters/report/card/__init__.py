"""README.md of a bundle: the model card."""
