"""What one run may choose differently from the settings."""

from pathlib import Path

from entrypoints.settings.settings import Settings, override

OWN_PRODUCTS = "own"


def with_products(
    settings: Settings, *, location: str, mapping: Path | None, label: str | None
) -> Settings:
    """The settings of a run on products of one's own.

    Their dataset is one of its own, so that no other products get into it.

    Args:
        location: a file, a pattern of files, or an https address.
        mapping: says which column is what.
        label: what makes a product good; None leaves it to the settings.

    Raises:
        InvalidSettings: a value is invalid.
    """
    directory = settings.dataset.directory / OWN_PRODUCTS
    source = {"kind": "feed", "location": location, "mapping": mapping}
    chosen = override(settings, "source", **source)
    chosen = override(chosen, "dataset", directory=directory)
    return override(chosen, "label", kind=label)


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
