"""The adapters are tested with the technologies themselves."""

import pytest

pytest.importorskip("torch", reason="comes with the extra train")
