"""What was served: the answers that the inference log keeps."""
