"""How the promotion policies and the drift check behave over many nights."""
