"""The command that compares served traffic with the champion's training rows."""
