"""How well recipes learn from few rows and from many, beside simple methods."""
