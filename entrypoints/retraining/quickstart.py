"""The quickstart: the data service, retraining cycles over HTTP, then the inference service."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from domain.errors.data import SourceUnchanged
from entrypoints.bootstrap.training import build_bundles, build_store
from entrypoints.processes.child_service import child_service
from entrypoints.processes.ports import check_port
from entrypoints.retraining.cycle import Tell, new_run_key, retrain_once, train_again
from entrypoints.retraining.errors import NothingToServe
from entrypoints.retraining.pipeline import newest_is_served
from entrypoints.settings.settings import Settings
from entrypoints.settings.sources import variable_name

_SERVE_ONLY = "sh scripts/quickstart.sh --serve-only"
_EXAMPLE = (
    '{"title": "Handcrafted Leather Wallet, Cognac", "description": "Holds eight cards, notes and '
    'coins. Every edge is clean and the parts fit closely.", "category": "Fashion", "price": 49.9}'
)


def check_ports(settings: Settings, *, cycles: bool, serve: bool) -> None:
    """Refuse to begin what could not be served after the long training.

    Args:
        cycles: whether cycles will run; those of the generated shop need its data service.
        serve: whether the champion will be served.

    Raises:
        PortTaken: another program has the port of a service that will be started.
    """
    if cycles and settings.source.kind == "service":
        service = settings.data_service
        check_port(service.host, service.port, remedy=port_remedy("data_service"))
    if serve:
        check_port(
            settings.inference.host, settings.inference.port, remedy=port_remedy("inference")
        )


def port_remedy(section: str) -> str:
    """What to do when the port of a service is taken."""
    return (
        f"choose another port with {variable_name(section, 'port')} ({section}.port in "
        "config.yaml).\nNothing was started; the data and models of earlier starts are kept. To "
        f"serve them without another cycle: {_SERVE_ONLY}"
    )


def run_cycles(settings: Settings, cycles: int, *, seed: int | None, tell: Tell) -> None:
    """Retrain from the products of the settings, or from a data service of our own."""
    with _source(settings, tell):
        for number in range(1, cycles + 1):
            tell(f"\nRetraining cycle {number} of {cycles}")
            try:
                retrain_once(settings, run_key=new_run_key(), seed=seed, tell=tell)
            except SourceUnchanged:
                latest = build_store(settings).latest()
                if latest is None:
                    raise
                _go_on(settings, latest.number, tell)


def _go_on(settings: Settings, version: int, tell: Tell) -> None:
    """With the products there are, when a catalogue was not changed since the last start."""
    nothing = f"    Nothing is new in {settings.source_words}"
    if newest_is_served(settings):
        tell(f"{nothing}; the champion was trained on it (dataset version {version}).")
        return
    tell(f"{nothing}; no champion was trained on it so far (dataset version {version}).")
    train_again(settings, run_key=new_run_key(), dataset_version=version, tell=tell)


@contextmanager
def _source(settings: Settings, tell: Tell) -> Iterator[None]:
    if settings.source.kind != "service":
        yield
        return
    url = settings.data_service.base_url
    tell(f"Starting the data service on {url} ...")
    with child_service("entrypoints.data_app", probe=f"{url}/health"):
        yield


def own_products_hint(settings: Settings) -> str:
    """How the next cycles take the same products."""
    source = settings.source
    named = {
        ("source", "kind"): source.kind,
        ("source", "location"): source.location,
        ("source", "mapping"): source.mapping,
        ("label", "kind"): settings.label.kind.value,
        ("dataset", "directory"): settings.dataset.directory,
    }
    lines = [f"  {variable_name(*name)}={value}" for name, value in named.items() if value]
    return "Other commands take the same products with these in .env:\n" + "\n".join(lines)


def serve_champion(settings: Settings, *, tell: Tell) -> NoReturn:
    """Serve it until Ctrl-C, or until the service ends.

    Raises:
        NothingToServe: no model was promoted so far.
        BundleDamaged: the champion's files were changed.
    """
    if build_bundles(settings).served() is None:
        raise NothingToServe
    address = settings.inference.base_url
    tell(f"\nStarting the inference service on {address} ...")
    with child_service("entrypoints.inference_app", probe=f"{address}/ready") as service:
        tell(
            f"\nReady. Write creatives in the studio, in a browser:  {address}/\n\n"
            f"Or ask for one on the command line:\n\n  curl -s {address}/predict "
            f"-H 'Content-Type: application/json' \\\n    -d '{_EXAMPLE}'\n\n"
            f"Documentation of the API:    {address}/openapi/swagger\n"
            f"{mlflow_hint(settings)}\n"
            f"Next time without a cycle:   {_SERVE_ONLY}\n"
            "Stop:                        Ctrl-C"
        )
        sys.exit(service.wait())


def mlflow_hint(settings: Settings) -> str:
    """How to look at the runs: the experiment is the first one of a database that we made.

    Without the workflow type MLflow opens the page for language models.
    """
    return (
        "All runs with their reports: "
        f".venv/bin/mlflow ui --backend-store-uri {settings.tracking.uri}\n"
        "  at http://127.0.0.1:5000/#/experiments/1?workflowType=machine_learning"
    )
