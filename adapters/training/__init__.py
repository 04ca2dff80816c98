"""PyTorch on the CPU: base checkpoints and the training loop."""
