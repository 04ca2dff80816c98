"""Briefs become creatives and copy."""
