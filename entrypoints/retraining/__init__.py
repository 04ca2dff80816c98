"""The retraining cycle, its steps, and what is said of them."""
