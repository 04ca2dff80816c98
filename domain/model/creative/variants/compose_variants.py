"""Variants for one platform: texts of one tone for every field, as different as possible."""

from collections import deque
from collections.abc import Sequence
from random import Random

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.templating.templates_by_field import NO_TEMPLATES, TemplatesByField
from domain.model.creative.text.counting import count
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.variants.candidates import Candidate, ProductCopy, candidates
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant

_FALLBACK = Tone.PLAIN  # fits beside every other tone
# Candidates made for each text that is needed, so that the best can be taken, within bounds.
_CANDIDATES_PER_TEXT, _FEWEST_CANDIDATES, _MOST_CANDIDATES = 1.2, 12, 24


def compose_variants(
    platform: Platform,
    product: ProductCopy,
    tags: Sequence[str],
    *,
    templates: TemplatesByField,
    variants: int,
    seed: int,
) -> PlatformCopy:
    """The best variants; the same arguments give the same texts in every process.

    Args:
        platform: to write for.
        product: to write about.
        tags: hashtags for fields that carry them, the most specific first.
        templates: the templates.
        variants: how many; fewer are written where fewer differ.
        seed: draws among templates.

    Raises:
        NoCopyFits: a field that the platform asks for has too few texts.
    """
    rotations = {
        field.name: _rotation(platform, field, product, templates, variants=variants, seed=seed)
        for field in platform.fields
    }
    main, *others = platform.fields
    written: dict[tuple[str, ...], Variant] = {}
    for first in rotations[main.name].all[:variants]:
        tone = first.template.tone
        taken = [(main, rotations[main.name].take_with(first, main.written))]
        taken += [(field, rotations[field.name].take(tone, field.written)) for field in others]
        texts = tuple(
            _field_text(each, field, platform, tags) for field, found in taken for each in found
        )
        written.setdefault(tuple(each.text for each in texts), Variant(tone=tone, texts=texts))
    return PlatformCopy(platform=platform, variants=tuple(written.values()))


class _Rotation:
    """A field's candidates in turn: one is used again only after all others were."""

    def __init__(self, found: list[Candidate], least: int) -> None:
        self.all, self._least = found, least
        self._by_tone: dict[Tone, deque[Candidate]] = {}

    def take(self, tone: Tone, wanted: int) -> list[Candidate]:
        queue = self._by_tone.get(tone) or self._queue(tone)
        taken = [queue[place] for place in range(min(wanted, len(queue)))]
        queue.rotate(-len(taken))
        return taken

    def take_with(self, first: Candidate, wanted: int) -> list[Candidate]:
        if wanted == 1:
            return [first]
        others = self.take(first.template.tone, wanted)
        return [first, *(each for each in others if each is not first)][:wanted]

    def _queue(self, tone: Tone) -> deque[Candidate]:
        own = [each for each in self.all if each.template.tone is tone]
        plain = [
            each for each in self.all if each.template.tone is _FALLBACK and tone is not _FALLBACK
        ]
        queue = self._by_tone[tone] = deque(own + plain)
        if len(queue) < self._least:
            queue.extend(each for each in self.all if each not in queue)
        return queue


def _rotation(
    platform: Platform,
    field: Field,
    product: ProductCopy,
    templates: TemplatesByField,
    *,
    variants: int,
    seed: int,
) -> _Rotation:
    # Each field draws by itself, so that asking for one platform more changes no other's copy.
    rng = Random(f"{seed}/{platform.id}/{field.name}")
    field_templates = templates.get((platform.id, field.name), NO_TEMPLATES)
    wanted = min(
        max(int(_CANDIDATES_PER_TEXT * variants * field.written), _FEWEST_CANDIDATES),
        _MOST_CANDIDATES,
    )
    found = candidates(product, platform, field, field_templates, wanted=wanted, rng=rng)
    if len(found) < field.least:
        raise NoCopyFits(platform.id, field.name, len(found), field.least)
    return _Rotation(found, field.least)


def _field_text(
    candidate: Candidate, field: Field, platform: Platform, tags: Sequence[str]
) -> FieldText:
    text, used = candidate.text, candidate.count
    carried: tuple[str, ...] = ()
    if field.has_hashtags:
        text, used, carried = _tagged(candidate, _fresh(tags, text, platform), field)
    return FieldText(
        field=field, text=text, length=used, template_id=candidate.template.id, hashtags=carried
    )


def _fresh(tags: Sequence[str], text: str, platform: Platform) -> Sequence[str]:
    """Tags that the text does not have yet, as many as the platform still allows it."""
    if "#" not in text and "＃" not in text:
        return tags[: platform.tags]
    there = [found.tag.casefold() for found in extract_hashtags(text)]
    room = platform.tags
    if platform.hashtags is not None:
        room = max(0, min(room, platform.hashtags.value - len(there)))
    return [tag for tag in tags if tag[1:].casefold() not in there][:room]


def _tagged(
    candidate: Candidate, tags: Sequence[str], field: Field
) -> tuple[str, int, tuple[str, ...]]:
    """The text with as many of the tags as its field has room for."""
    gap = "\n\n" if "\n" in candidate.text else " "
    for kept in range(len(tags), 0, -1):
        text = f"{candidate.text}{gap}{' '.join(tags[:kept])}"
        used = count(text, field.counting)
        if used <= field.limit:
            return text, used, tuple(tags[:kept])
    return candidate.text, candidate.count, ()
