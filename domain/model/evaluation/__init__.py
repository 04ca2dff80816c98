"""How well a model answers on a holdout."""
