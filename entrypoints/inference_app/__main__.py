"""Runs the inference service: ``python -m entrypoints.inference_app``."""

from typing import Annotated

import typer

from entrypoints.bootstrap.inference import build_inference_parts
from entrypoints.cli import run
from entrypoints.inference_app.app import admission, create_app, served_model
from entrypoints.logging.logs import configure_logging
from entrypoints.server.main_loop import Drain
from entrypoints.server.server import bind, serve
from entrypoints.settings.settings import load_settings


def main(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65_535, help="0 takes a free one.")] = None,
) -> None:
    """Serve creatives at /predict and /batch_predict until stopped."""
    settings = load_settings()
    configure_logging(settings.logging)
    service = settings.inference
    app = create_app(
        service,
        copywriting=settings.copywriting,
        csv=settings.csv,
        **build_inference_parts(settings),
    )
    server = bind(
        app,
        host=host or service.host,
        port=service.port if port is None else port,
        threads=service.threads,
        admission=admission(app),
    )
    served_model(app).start()
    try:
        serve(
            server,
            Drain(grace_seconds=service.drain_grace_seconds, seconds=service.drain_seconds),
        )
    finally:
        served_model(app).stop()


if __name__ == "__main__":
    run(main)
