"""Variants of copy for a platform, as different from one another as possible."""
