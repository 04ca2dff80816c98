"""Every error a person can cause, by room. Leaves carry the facts; the message says what to do."""
