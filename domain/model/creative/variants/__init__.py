"""Copy as it is handed out: variants of texts, each with its sources."""
