"""A dataset version becomes a model, and the model a candidate bundle."""
