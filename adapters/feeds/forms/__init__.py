"""From the bytes of a file to the rows of a table, form by form."""
