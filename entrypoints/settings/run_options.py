"""What one run may choose differently from the settings."""

from entrypoints.settings.settings import Settings, override


def with_options(
    settings: Settings,
    *,
    count: int | None = None,
    seed: int | None = None,
    epochs: int | None = None,
    batch_size: int | None = None,
    learning_rate: float | None = None,
) -> Settings:
    """The settings of a run that chose these; None leaves a setting as it is.

    Args:
        settings: of this process.
        count: products to collect, in the first collection as in later ones.
        seed: of the training; the collection takes its own, see ``pipeline.generate``.
        epochs: passes over the training rows.
        batch_size: rows per gradient step.
        learning_rate: peak rate of the pretrained body.

    Raises:
        InvalidSettings: a value is invalid; said before any work is done.
    """
    chosen = override(settings, "dataset", count=count)
    chosen = override(chosen, "dataset", first_count=count)
    return override(
        chosen,
        "training",
        seed=seed,
        epochs=epochs,
        batch_size=batch_size,
        learning_rate=learning_rate,
    )
