"""Prefect, where a script runs as a flow: its steps as task runs, and the run key.

Nothing here imports Prefect unless the process has already done so: without it a step is a plain
call, and costs nothing more.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def shown_as_task(step: Callable[P, R]) -> Callable[P, R]:
    """Let a step of the pipeline be a task run of its own where it runs inside a Prefect flow.

    The task stores and caches nothing: its arguments are settings, and a step is idempotent under
    its run key, so that a retried flow simply calls it again.
    """

    @functools.wraps(step)
    def shown(*args: P.args, **kwargs: P.kwargs) -> R:
        if _flow_run() is None:
            return step(*args, **kwargs)
        from prefect import task  # noqa: PLC0415 - it is loaded: a flow is running
        from prefect.cache_policies import NO_CACHE  # noqa: PLC0415

        as_task = task(step, cache_policy=NO_CACHE, persist_result=False)
        return cast(R, as_task(*args, **kwargs))

    return shown


def deployable(script: Callable[P, R]) -> Callable[P, R]:
    """Let ``prefect deploy`` and ``prefect flow serve`` take a script's function as it stands.

    Prefect runs plain functions as flows, but its command line registers only flow objects: so
    that process, and no other, is given one.
    """
    if "prefect.cli" not in sys.modules:
        return script
    from prefect import flow  # noqa: PLC0415 - it is loaded: its command line is running

    # As Prefect itself makes a flow of a plain function.
    return cast(Callable[P, R], flow(script, log_prints=True))


def flow_run_key() -> str | None:
    """The id of the flow run this is called in, the same for every retry of it; None outside."""
    run = _flow_run()
    return None if run is None else str(run.id)


def _flow_run() -> Any:  # noqa: ANN401 - naming Prefect's type would import Prefect
    if "prefect" not in sys.modules:
        return None
    from prefect.context import FlowRunContext  # noqa: PLC0415

    context = FlowRunContext.get()
    return None if context is None else context.flow_run
