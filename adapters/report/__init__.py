"""matplotlib and Jinja2: the page of a run, its drawings, the model card and the comparison."""
