"""The composition root, one module per process; the only place that imports adapters."""
