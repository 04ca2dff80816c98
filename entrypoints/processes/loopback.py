"""Programs of this machine are reached directly, whatever proxy the environment names."""

import os
from urllib.request import getproxies_environment

# The whole network for those that read CIDR (requests, curl), one address for those that do not.
_LOOPBACK = ("localhost", "127.0.0.1", "127.0.0.0/8", "::1")
_EVERYTHING = "*"


def reach_loopback_directly() -> None:
    """Except the loopback addresses from the proxy, for this process and those it starts.

    A proxy elsewhere would look for them on its own machine. All other requests keep to it.
    """
    if not getproxies_environment().keys() - {"no"}:
        return
    given = os.environ.get("no_proxy") or os.environ.get("NO_PROXY") or ""
    excepted = [name for each in given.split(",") if (name := each.strip())]
    if _EVERYTHING in excepted:
        excepted = [_EVERYTHING]  # beside others Python takes it for a name
    else:
        excepted += [each for each in _LOOPBACK if each not in excepted]
    os.environ["no_proxy"] = os.environ["NO_PROXY"] = ",".join(excepted)
