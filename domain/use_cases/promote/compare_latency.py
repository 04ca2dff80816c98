"""How much longer one model takes for a text than another, measured side by side."""

from collections.abc import Sequence
from statistics import median

from domain.ports.quality_scorer import QualityScorer
from domain.ports.timer import Timer

TEXTS = 60  # enough for a steady median; about 0.4 s for two INT8 models
WARM_UP = 3


def latency_ratio(
    challenger: QualityScorer, champion: QualityScorer, texts: Sequence[str], timer: Timer
) -> float:
    """The ratio of the median times per text, in turns, so that a busy machine slows both.

    Args:
        texts: at least one; the first 60 are timed.
    """
    for text in texts[:WARM_UP]:
        challenger.score([text])
        champion.score([text])
    times: list[tuple[float, float]] = []
    for text in texts[:TEXTS]:
        start = timer()
        challenger.score([text])
        between = timer()
        champion.score([text])
        times.append((between - start, timer() - between))
    return median(own for own, _ in times) / median(other for _, other in times)
