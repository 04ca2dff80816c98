"""How marketing copy is put together: templates, hashtags, composition."""
