"""What a product's own words say of it: name, type, attributes and facts, each with its place."""
