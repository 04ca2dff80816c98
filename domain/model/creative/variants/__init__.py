"""Sets of copy for a platform that differ from one another."""
