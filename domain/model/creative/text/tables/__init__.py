"""Tables of Unicode and IANA, made by scripts/generate_text_tables.py."""
