"""Whether the dataset that is there is the one the champion was trained on."""

from collections.abc import Sequence

from domain.errors.promotion import BundleDamaged
from domain.model.data.dataset import DatasetVersion, are_rows_of
from domain.model.promotion.registration import RegisteredModel
from domain.ports.bundle_store import BundleReader


def other_dataset(
    champion: RegisteredModel, versions: Sequence[DatasetVersion], bundles: BundleReader
) -> str | None:
    """Why the champion's dataset is not this one, as a sentence; None when it is.

    Version numbers begin with 1 again when a shop begins its dataset anew and keeps its models, so
    the digest in the champion's bundle is compared too. Where that bundle is not served, or is
    damaged, the number alone decides.

    Args:
        versions: all of the dataset, oldest first.
    """
    number = champion.dataset_version
    if number > len(versions):
        reason = f"dataset version {number}, which does not exist here"
    elif (digest := _digest(champion, bundles)) and not are_rows_of(versions[:number], digest):
        reason = f"another dataset, whose version {number} has other rows"
    else:
        return None
    return f"champion version {champion.version} was trained on {reason}"


def _digest(champion: RegisteredModel, bundles: BundleReader) -> str | None:
    try:
        served = bundles.served()
    except BundleDamaged:
        return None
    if served is None or served.manifest.run_id != champion.run_id:
        return None
    return served.manifest.dataset_digest
