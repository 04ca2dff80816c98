"""Variants for one platform: texts of one tone for every field, each variant another."""

from collections.abc import Iterator, Sequence
from itertools import chain

from domain.errors.creative import NoCopyFits
from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.hashtags import tag_of
from domain.model.creative.composing.recipe import written_for_recipe
from domain.model.creative.composing.sayable import Sayable, SayableFact
from domain.model.creative.composing.time_check import TimeCheck
from domain.model.creative.composing.writing import LAST_RESORT, Cache, Writer, Written
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.platforms.platform import Field, Platform
from domain.model.creative.templating.template_index import TemplateIndex
from domain.model.creative.text.counting import count
from domain.model.creative.text.hashtag_grammar import extract_hashtags
from domain.model.creative.variants.source import Source
from domain.model.creative.variants.variant import FieldText, PlatformCopy, Variant

_LISTS = 3  # orders of facts, for fields that take lists of texts
_SHORTEST_BODY = 100  # characters
_LOOKED_AT = 6  # texts of which one is taken
_SERIOUS = (Tone.CONFIDENT, Tone.PLAIN, Tone.PREMIUM)
_LIGHT = (Tone.CONFIDENT, Tone.FRIENDLY, Tone.PLAIN, Tone.PREMIUM)
_PLAYFUL = frozenset(
    {Kind.FOOD, Kind.DRINKS, Kind.TOYS, Kind.PETS, Kind.APPAREL, Kind.SHOES, Kind.KITCHEN}
    | {Kind.OUTDOOR, Kind.GARDEN, Kind.SPORTS, Kind.HOME}
)


def tones_for(wanted: Tone | None, kind: Kind, *, is_good: bool) -> tuple[Tone, ...]:
    """The tone asked for; else those that suit the kind of shop, in turn."""
    if wanted is not None:
        return (wanted,)
    if not is_good or kind in {Kind.HEALTH, Kind.SERVICE, Kind.UNKNOWN}:
        return _SERIOUS
    return (*_LIGHT, Tone.PLAYFUL) if kind in _PLAYFUL else _LIGHT


def compose(
    platform: Platform,
    sayable: Sayable,
    index: TemplateIndex,
    *,
    tones: Sequence[Tone],
    tags: Sequence[str],
    variants: int,
    seed: int,
    check_time: TimeCheck,
) -> PlatformCopy:
    """So many variants; fewer where fewer differ. The same arguments give the same texts.

    Raises:
        NoCopyFits: a field that the platform asks for has too few texts.
    """
    writers: dict[Tone, Writer] = {}
    found: dict[tuple[str, ...], Variant] = {}
    seen: set[str] = set()
    cache: Cache = {}
    for number in range(variants):
        tone = tones[number % len(tones)]
        if tone not in writers:
            writers[tone] = Writer(
                platform=platform, sayable=sayable, index=index, tone=tone,
                seed=f"{seed}/{platform.id}", cache=cache,
            )  # fmt: skip
        texts = tuple(_variant(writers[tone], number, seen, tags, check_time))
        found.setdefault(tuple(each.text for each in texts), Variant(tone=tone, texts=texts))
    return PlatformCopy(platform=platform, variants=tuple(found.values()))


def _variant(
    writer: Writer, number: int, seen: set[str], tags: Sequence[str], check_time: TimeCheck
) -> Iterator[FieldText]:
    used: list[SayableFact] = []
    own: set[str] = set()
    main = next(place for place in writer.platform.fields if place.varies)
    for place in writer.platform.fields:
        check_time()
        turn, taken = (number, seen | own) if place.varies else (0, own)
        written = _field(writer, place, turn, used, taken)
        if len(written) < place.least:
            raise NoCopyFits(writer.platform.id, place.name, len(written), place.least)
        for each in written:
            used += each.facts
            own.add(each.text.casefold())
        if place is main:
            seen.update(each.text.casefold() for each in written if place.most == 1)
        for each in written:
            yield _finished(each, place, writer, tags)


def _is_body(place: Field, platform: Platform) -> bool:
    """Whether it is running text, where a line may be added; titles and headlines are none."""
    if any(field.has_hashtags for field in platform.fields):
        return place.has_hashtags
    longest = max(platform.fields, key=lambda field: field.limit)
    return place is longest and place.limit >= _SHORTEST_BODY


def _field(
    writer: Writer, place: Field, number: int, used: Sequence[SayableFact], seen: set[str]
) -> list[Written]:
    if place.recipe:
        return written_for_recipe(writer, place, number % _LISTS)
    second: Written | None = None
    for _, each in zip(range(_LOOKED_AT), writer.texts(place, number), strict=False):
        if each.text.casefold() in seen:
            continue
        if not each.repeats(used) and each.template.weight >= LAST_RESORT:
            return [each]
        second = second or each
    if second is None:
        others = chain(writer.texts(place, number), writer.shortened(place, "text", number))
        second = next(others, None)
    return [second] if second else []


def _finished(written: Written, place: Field, writer: Writer, tags: Sequence[str]) -> FieldText:
    text, platform = written.text, writer.platform
    wishes = writer.sayable.wishes
    added: list[Source] = []
    if _is_body(place, platform):
        text, added = _with(text, wishes, place)
    used = count(text, place.counting)
    carried: tuple[str, ...] = ()
    if place.has_hashtags:
        text, used, carried = _tagged(text, used, _fresh(tags, text, platform), place)
        added += [
            each for each in wishes if each.kind == "hashtag" and tag_of(each.text) in carried
        ]
    return FieldText(
        field=place,
        text=text,
        length=used,
        template_id=written.template.id,
        hashtags=carried,
        sources=(*written.sources, *added),
    )


def _with(text: str, wishes: Sequence[Source], place: Field) -> tuple[str, list[Source]]:
    """The text with a line for each of the must-say words that has room, and these words."""
    gap = "\n\n" if "\n" in text else "\n"
    added: list[Source] = []
    for wish in wishes:
        if wish.kind == "must_say" and wish.text.casefold() not in text.casefold():
            longer = f"{text}{gap}{wish.text}"
            if count(longer, place.counting) <= place.limit:
                text = longer
                added.append(wish)
    return text, added


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
    text: str, used: int, tags: Sequence[str], place: Field
) -> tuple[str, int, tuple[str, ...]]:
    """The text with as many of the tags as its field has room for."""
    gap = "\n\n" if "\n" in text else " "
    for kept in range(len(tags), 0, -1):
        longer = f"{text}{gap}{' '.join(tags[:kept])}"
        length = count(longer, place.counting)
        if length <= place.limit:
            return longer, length, tuple(tags[:kept])
    return text, used, ()
