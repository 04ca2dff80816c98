"""The HTTP routes of the inference service, except those of the studio."""
