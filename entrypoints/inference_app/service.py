"""The command: settings, application, server, until a signal."""

from typing import Annotated

import typer

from domain.ports.clock import Clock
from entrypoints.bootstrap.inference import (
    build_inference_parts,
    build_log_files,
    encode_answer,
)
from entrypoints.inference_app.app import admission, create_app, served_model
from entrypoints.inference_app.inference_log.inference_log import InferenceLog
from entrypoints.logging.logs import configure_logging
from entrypoints.processes.termination import ending_without_threads
from entrypoints.server.main_loop import Drain
from entrypoints.server.server import bind, serve
from entrypoints.settings.inference_log import InferenceLogSettings
from entrypoints.settings.settings import load_settings


def main(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = None,
) -> None:
    """Serve creatives at /predict and /batch_predict until stopped."""
    settings = load_settings()
    configure_logging(settings.logging, in_background=True)
    service = settings.inference
    parts = build_inference_parts(settings)
    log = _inference_log(settings.inference_log, parts["clock"])
    app = create_app(
        service,
        copywriting=settings.copywriting,
        csv=settings.csv,
        tracking=settings.tracking,
        log=log,
        **parts,
    )
    server = bind(
        app,
        host=host or service.host,
        port=service.port if port is None else port,
        threads=service.threads,
        admission=admission(app),
        limits=settings.server,
    )
    model = served_model(app)
    drain = Drain(grace_seconds=service.drain_grace_seconds, seconds=service.drain_seconds)
    with ending_without_threads():
        model.start()
        try:
            serve(server, drain)
        finally:
            model.stop()
            if log is not None:
                log.close()


def _inference_log(settings: InferenceLogSettings, clock: Clock) -> InferenceLog | None:
    if settings.directory is None:
        return None
    files = build_log_files(settings, settings.directory)
    return InferenceLog(settings, files, encode_answer, clock)
