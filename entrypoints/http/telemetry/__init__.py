"""What a request leaves behind: its id, its trace, its log line, its metrics."""
