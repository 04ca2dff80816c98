"""The drawings of the page, one per file, as SVG."""
