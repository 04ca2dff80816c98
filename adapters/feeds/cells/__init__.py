"""What single cells say: text, prices, ratings, categories, highlights."""
