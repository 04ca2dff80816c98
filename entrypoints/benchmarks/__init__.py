"""Measurements that the scripts run."""
