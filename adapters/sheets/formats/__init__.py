"""What stands in files of creatives: the columns of each format, and a product's rows."""
