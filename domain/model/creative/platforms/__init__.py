"""The rules of each platform for copy."""
