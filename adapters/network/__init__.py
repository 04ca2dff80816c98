"""How addresses elsewhere are asked: through proxies, within a time."""
