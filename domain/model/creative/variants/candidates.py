"""The texts that templates make for one field of one product, the best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.policy.lint import is_plain, lint
from domain.model.creative.shorten.fit import fit
from domain.model.creative.templating.copy_template import CopyTemplate
from domain.model.creative.templating.templates_by_field import FieldTemplates, UsableTemplate
from domain.model.creative.text.counting import count

# Scores of a text within the soft limit, of one that uses all facts, and of the wanted tone. The
# random draw among templates of equal weight adds 0 to 1, so the wanted tone always wins.
_FIT_SCORE, _COVERAGE_SCORE, _TONE_SCORE = 0.5, 0.5, 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductCopy:
    """A product as the templates of a platform see it.

    Attributes:
        values: of the slots, as the platform may show them.
        rating: stars; None where unknown.
        is_good: what the model said.
        carried: all the product's own text, which may support a claim.
        claim_words: those of its words that rules about claims look for.
        tone: wanted; None takes all.
    """

    values: Mapping[str, str]
    rating: float | None
    is_good: bool
    carried: str
    claim_words: frozenset[str]
    tone: Tone | None


@dataclass(slots=True)
class Candidate:
    """A text within its field's limit that breaks no rule."""

    template: CopyTemplate
    text: str
    count: int
    place: int
    score: float


def candidates(
    product: ProductCopy,
    platform: Platform,
    field: Field,
    templates: FieldTemplates,
    *,
    wanted: int,
    rng: Random,
) -> list[Candidate]:
    """At most so many; those that nearly repeat a better one come last, so that the first differ.

    What is too long is shortened only where the field would have too few texts without it.
    """
    found: dict[str, Candidate] = {}
    long: list[Candidate] = []
    counting, limit, aim = field.counting, field.limit, field.aim
    for score, _, entry in _drawn(product, templates, rng):
        text = entry.template.render(product.values)
        used = count(text, counting)
        each = Candidate(entry.template, text, used, entry.place, score)
        if used > limit:
            long.append(each)
        elif _is_clean(each, product, platform, field):
            each.score += _FIT_SCORE * (1.0 if used <= aim else aim / used)
            found.setdefault(text.casefold(), each)
            if len(found) == wanted:
                break
    if len(found) < field.least:
        for each in _shortened(long, field):
            if not lint(each.text, platform, field, carried=product.carried):
                found.setdefault(each.text.casefold(), each)
    return _similar_last(sorted(found.values(), key=lambda each: -each.score), templates)


def _drawn(
    product: ProductCopy, templates: FieldTemplates, rng: Random
) -> list[tuple[float, int, UsableTemplate]]:
    """All that apply, by wanted tone, then by a draw by weight [1] and coverage of the facts.

    [1] Efraimidis & Spirakis: Weighted random sampling with a reservoir (2006): the greatest of
    u ** (1 / weight) is a draw by weight.
    """
    values, tone, random = product.values, product.tone, rng.random
    rating, is_good = product.rating, product.is_good
    per_fact = _COVERAGE_SCORE / len(values)
    drawn = [
        (
            (_TONE_SCORE if entry.template.tone is tone else 0.0)
            + random() ** entry.power
            + per_fact * len(entry.template.slots),
            entry.place,
            entry,
        )
        for entry in templates.usable(frozenset(values), is_good=is_good)
        if not entry.is_conditional
        or entry.template.applies(values, rating=rating, is_good=is_good)
    ]
    drawn.sort(reverse=True)
    return drawn


def _shortened(long: Sequence[Candidate], field: Field) -> Iterator[Candidate]:
    for each in sorted(long, key=lambda candidate: candidate.count):
        each.text = fit(each.text, field)
        each.count = count(each.text, field.counting)
        if each.text:
            yield each


def _is_clean(each: Candidate, product: ProductCopy, platform: Platform, field: Field) -> bool:
    words = each.template.words | product.claim_words
    return is_plain(each.text, platform, words=words) or not lint(
        each.text, platform, field, carried=product.carried
    )


def _similar_last(found: Sequence[Candidate], templates: FieldTemplates) -> list[Candidate]:
    taken, distinct, similar = 0, [], []
    for each in found:
        if templates.alike[each.place] & taken:
            similar.append(each)
        else:
            distinct.append(each)
            taken |= 1 << each.place
    return distinct + similar
