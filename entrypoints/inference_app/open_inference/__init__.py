"""The Open Inference Protocol, version 2, over HTTP: for clients of KServe, MLServer and Triton.

The protocol: https://github.com/kserve/open-inference-protocol. Its extension for binary tensors:
https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_binary_data.md
"""
