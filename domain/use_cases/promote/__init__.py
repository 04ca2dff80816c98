"""A candidate becomes the champion, or an earlier champion does again."""
