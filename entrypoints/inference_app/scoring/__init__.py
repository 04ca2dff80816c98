"""The served model and its queue: admission, deadlines, the threads that score texts."""
