"""What both services share: problems, strict JSON, request ids, the access log, the server."""
