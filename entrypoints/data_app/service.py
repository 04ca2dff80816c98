"""The command: settings, application, server, until a signal."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from entrypoints.data_app.app import create_app
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.termination import ending_without_threads
from entrypoints.server.server import bind, serve
from entrypoints.settings.settings import load_settings


def main(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = None,
) -> None:
    """Serve random products at /generate_data until stopped."""
    settings = load_settings()
    configure_logging(settings.logging, in_background=True)
    service = settings.data_service
    server = bind(
        create_app(clock=lambda: datetime.now(UTC)),
        host=host or service.host,
        port=service.port if port is None else port,
        threads=service.threads,
        limits=settings.server,
    )
    with ending_without_threads():
        serve(server)
