"""What Prefect's API says of a flow run, once everything has reached it."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from tenacity import Retrying, retry_if_result, stop_after_delay, wait_fixed

R = TypeVar("R")

LAST_WORD = "Finished in state"


def task_runs(flow_run: UUID, *, expected: int) -> list[tuple[str, str]]:
    """The name of the step and the state of its task run, in the order they were started."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    def read() -> list[tuple[str, str]]:
        with get_client(sync_client=True) as client:
            runs = client.read_task_runs(
                flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[flow_run]))
            )
        began = sorted(runs, key=lambda run: run.expected_start_time)
        return [(run.name.rpartition("-")[0], run.state.type.value) for run in began]

    def complete(runs: list[tuple[str, str]]) -> bool:
        ended = [state for _, state in runs if state in {"COMPLETED", "FAILED"}]
        return len(ended) >= expected

    return once(complete, read)


def log_lines(flow_run: UUID) -> list[str]:
    """What the flow run and its task runs logged."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId

    def read() -> list[str]:
        with get_client(sync_client=True) as client:
            logs = client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[flow_run])))
        return [log.message for log in logs if log.name == "prefect.flow_runs"]

    return once(lambda lines: any(line.startswith(LAST_WORD) for line in lines), read)


def once(complete: Callable[[R], bool], read: Callable[[], R]) -> R:
    """Prefect's engine sends task runs and logs in the background: ask until they are there."""
    attempts = Retrying(
        retry=retry_if_result(lambda found: not complete(found)),
        stop=stop_after_delay(30),
        wait=wait_fixed(0.2),
        retry_error_callback=lambda state: state.outcome and state.outcome.result(),
    )
    found: R = attempts(read)
    return found
