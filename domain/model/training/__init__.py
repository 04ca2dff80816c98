"""How a model is trained, and how its confidence is calibrated."""
