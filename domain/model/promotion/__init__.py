"""Which model is served: policy, verdict, decision, and what follows from it."""
