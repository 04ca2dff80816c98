"""ONNX: export, quantisation, parity, and scoring with ONNX Runtime."""
