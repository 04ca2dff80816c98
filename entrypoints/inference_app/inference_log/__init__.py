"""The inference log: what was answered, kept for those who look at traffic later."""
