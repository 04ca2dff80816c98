"""Searches that read every page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlflow import MlflowClient
    from mlflow.entities import Run


def runs_with_tag(client: "MlflowClient", experiment_id: str, tag: str) -> Iterator["Run"]:
    """Every active run of an experiment that carries a tag, whatever its value."""
    return search_runs(client, experiment_id, f"tags.`{tag}` LIKE '%'")


def search_runs(client: "MlflowClient", experiment_id: str, condition: str) -> Iterator["Run"]:
    """Every active run of an experiment that meets a condition of MLflow's search language."""
    token: str | None = None
    while True:
        page = client.search_runs([experiment_id], filter_string=condition, page_token=token)
        yield from page
        token = page.token
        if not token:
            return
