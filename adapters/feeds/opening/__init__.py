"""From a path or an address to bytes that can be read again and again, and their encoding."""
