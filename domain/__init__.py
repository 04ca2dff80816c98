"""The rules of the product: pure Python, no third-party package, no I/O."""
