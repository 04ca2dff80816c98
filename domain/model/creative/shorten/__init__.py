"""Texts shortened to a limit without breaking a word, a name or a number."""
