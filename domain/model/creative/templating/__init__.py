"""Templates, what fills them, and how."""
