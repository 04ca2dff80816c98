"""What platforms and law forbid in copy, as rules that code can check."""
