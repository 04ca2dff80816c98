"""Hypothesis profiles: ``ci`` (fixed examples) by HYPOTHESIS_PROFILE, else fresh examples."""

import os

from hypothesis import settings

# A loaded machine is no defect: no property is judged by how long an example took.
settings.register_profile("local", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "local"))
