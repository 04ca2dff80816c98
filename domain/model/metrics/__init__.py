"""The figures of a run: what each is called, what it means, how it is written."""
