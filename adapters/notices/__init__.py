"""Who is told that the champion changed: a webhook, a command."""
