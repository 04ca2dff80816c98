"""Requests for copy: a product and a campaign."""
