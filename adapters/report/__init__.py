"""matplotlib and Jinja2: the page of a run."""
