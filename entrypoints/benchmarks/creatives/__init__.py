"""Measures writing copy: its time, how different variants are, and whether it sells the product."""
