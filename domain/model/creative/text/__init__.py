"""Text as platforms read it: characters, emoji, addresses, hashtags, lengths."""
