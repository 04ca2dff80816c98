"""Mappings of one's own: a TOML file that says which column is what."""
