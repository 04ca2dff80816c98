"""The inference log: lines of served answers, in files that are rotated, and their reading."""
