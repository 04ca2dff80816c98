"""Log lines of our programs."""
