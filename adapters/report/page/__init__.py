"""report.html: a run for people."""
