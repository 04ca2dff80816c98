"""Products from, and creatives into, the files that marketers work with."""
