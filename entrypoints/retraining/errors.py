"""A cycle after which there is nothing to serve."""

from domain.errors.base import CreativesError


class NothingToServe(CreativesError):
    """The champion is to be served before a model was promoted."""

    def __init__(self) -> None:
        super().__init__(
            "there is no champion to serve yet: no cycle has promoted a model so far "
            "('.venv/bin/python scripts/history.py' says why). 'sh scripts/quickstart.sh' runs one "
            "more cycle, with more products"
        )
