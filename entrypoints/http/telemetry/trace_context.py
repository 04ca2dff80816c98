"""Which trace a request belongs to: the header ``traceparent`` of W3C Trace Context, level 1."""

import re

HEADER = "traceparent"
_TRACEPARENT = re.compile(r"([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_NO_VERSION = "ff"


def trace_fields(header: str) -> dict[str, str]:
    """The caller's trace and span, by the names that OpenTelemetry gives them in logs.

    Nothing for a header that is missing or breaks the rules: the request belongs to no trace then.
    """
    found = _TRACEPARENT.fullmatch(header)
    if found is None:
        return {}
    version, trace_id, span_id, flags, more = found.groups()
    is_known = version == "00"  # later versions may add parts
    if (
        version == _NO_VERSION
        or (is_known and more)
        or not int(trace_id, 16)
        or not int(span_id, 16)
    ):
        return {}
    return {"trace_id": trace_id, "span_id": span_id, "trace_flags": flags}
