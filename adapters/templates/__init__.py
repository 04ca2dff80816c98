"""Copy templates, from packs in TOML."""
