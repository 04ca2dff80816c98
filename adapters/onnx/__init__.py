"""ONNX: export, quantisation, parity, and scoring with ONNX Runtime."""

import os

# Unless told so before its import, ONNX Runtime 1.32 sends usage data to Microsoft, and keeps a
# database open below HOME for it (its Privacy.md).
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
