"""Facts, templates and a platform's recipe become texts."""
