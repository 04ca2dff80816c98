"""A file of products becomes a file of creatives."""
