"""How rows become bytes: CSV, TSV, JSON, JSON Lines, Excel."""
