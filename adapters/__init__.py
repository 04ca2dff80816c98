"""The technologies behind the ports, one family per folder; families do not import one another."""
