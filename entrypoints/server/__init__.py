"""The HTTP server: all that builds on waitress."""
