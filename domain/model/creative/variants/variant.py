"""Copy for a platform, as it is handed out: fields that can be pasted as they are."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.copy_rule import Finding
from domain.model.creative.variants.source import Source


class FieldText(NamedTuple):
    """One text for one field; a tuple, because a campaign has hundreds.

    Attributes:
        text: ready to paste, hashtags included.
        length: as the platform counts it.
        hashtags: with their ``#``, as they stand in the text.
        findings: of the linter; none in what is generated.
        sources: of all its words that no template brought.
    """

    field: Field
    text: str
    length: int
    template_id: str
    hashtags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One whole set of texts for a platform, to test against another.

    Attributes:
        texts: field by field in the platform's order; a field may come several times.
    """

    tone: Tone
    texts: tuple[FieldText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCopy:
    """All variants for one platform, the best first.

    Attributes:
        variants: none where the product's texts do not give enough; ``problem`` says so.
    """

    platform: Platform
    variants: tuple[Variant, ...]
    problem: NoCopyFits | None = None
