"""Exports that are known by their header."""
