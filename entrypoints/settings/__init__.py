"""Settings: defaults, config.yaml, environment, options of a run."""
