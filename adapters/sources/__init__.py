"""Where products come from: the data service over HTTP, catalogue files, queries."""
