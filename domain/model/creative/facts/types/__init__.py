"""What a product is, by the words of its title."""
