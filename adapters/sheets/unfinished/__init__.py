"""Files of creatives while they are written."""
