"""The verbs: fetch through a port, check, call the model, persist through a port."""
