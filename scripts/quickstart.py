"""The main job: data service, retraining cycles over HTTP, then the inference service."""

from pathlib import Path
from typing import Annotated

import typer

from entrypoints.cli import run


def quickstart(
    cycles: Annotated[int, typer.Option(min=1, help="Retraining cycles to run.")] = 1,
    count: Annotated[
        int | None,
        typer.Option(min=1, max=10_000, help="Products per cycle. Default: 600 first, then 50."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Makes data and training repeatable.")
    ] = None,
    products: Annotated[
        str | None,
        typer.Option(help="Your own: a file, a pattern like 'feeds/*.csv', an https address."),
    ] = None,
    map: Annotated[  # noqa: A002 - the option's name
        Path | None, typer.Option(help="TOML file that says which of its columns is what.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(help="What makes one good: rating, column (your label) or rate (clicks)."),
    ] = None,
    serve: Annotated[  # a flag: --serve, --no-serve
        bool, typer.Option(help="Serve the champion when the cycles are done.")
    ] = True,
    serve_only: Annotated[
        bool, typer.Option("--serve-only", help="Serve the champion that is there; run no cycle.")
    ] = False,
) -> None:
    """Train, compare and promote a quality model, then serve creatives on this machine.

    Starts the data service, runs the cycles against it over HTTP, and serves the champion until
    Ctrl-C; with --products the cycles learn from your own catalogue instead. Everything is kept
    under this directory; the next start goes on from there.
    """
    # Here, where ``run`` explains a missing extra and answers Ctrl-C.
    from entrypoints.logging.logs import configure_logging
    from entrypoints.retraining import quickstart as steps
    from entrypoints.settings.run_options import with_options, with_products
    from entrypoints.settings.settings import load_settings

    if serve_only and not serve:
        raise typer.BadParameter("--serve-only and --no-serve exclude each other")
    if products is None and (map or label):
        raise typer.BadParameter("--map and --label are about --products: name these too")
    settings = with_options(load_settings(), count=count, seed=seed)
    if products is not None:
        settings = with_products(settings, location=products, mapping=map, label=label)
    configure_logging(settings.logging)
    steps.check_ports(settings, cycles=not serve_only, serve=serve)
    if not serve_only:
        steps.run_cycles(settings, cycles, seed=seed, tell=_tell)
    if products is not None:
        _tell(f"\n{steps.own_products_hint(settings)}")
    if serve:
        steps.serve_champion(settings, tell=_tell)
    _tell(f"\n{steps.mlflow_hint(settings)}")


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    run(quickstart)
