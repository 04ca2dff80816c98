"""The page on which a marketer works, and the route that hands it out."""
