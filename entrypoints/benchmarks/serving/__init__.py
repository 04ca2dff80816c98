"""Measures the inference service over HTTP, beside inference alone and beside other servers."""
