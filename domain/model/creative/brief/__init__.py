"""What copy is asked for: a product and a campaign."""
