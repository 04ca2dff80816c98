"""Tables on Spark: read, surveyed, written for part by part, and put in their place."""
