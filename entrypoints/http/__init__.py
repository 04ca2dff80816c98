"""What both services share: problems, strict JSON, request ids, API keys, the access log."""
