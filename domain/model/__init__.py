"""Values with their invariants, and pure functions over them."""
