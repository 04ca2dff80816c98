"""Catalogues as people have them: tables of cells, and the products known exports make of them."""
