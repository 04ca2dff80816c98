"""Whether new products are like those the champion was trained on."""
