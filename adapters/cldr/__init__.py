"""Numbers by the Unicode locale data (CLDR), through Babel."""
