"""Files that survive crashes, locks, and what the operating system refuses."""
