"""Tones: the one that is asked for, else those that suit the kind of shop."""

import pytest

from domain.model.creative.brief.tone import Tone
from domain.model.creative.composing.compose import tones_for
from domain.model.creative.composing.emoji_of import emoji_of
from domain.model.creative.facts.fact import FactKind
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.text.emoji import emoji_spans


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("is_good", [True, False])
def test_the_tone_asked_for_is_the_only_one(tone: Tone, is_good: bool) -> None:  # noqa: FBT001
    assert tones_for(tone, Kind.HEALTH, is_good=is_good) == (tone,)


@pytest.mark.parametrize("kind", Kind)
def test_nobody_is_pressed_without_being_asked_to(kind: Kind) -> None:
    found = tones_for(None, kind, is_good=True)
    assert found
    assert Tone.URGENT not in found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("kind", [Kind.HEALTH, Kind.SERVICE, Kind.UNKNOWN])
def test_no_jokes_about_health_services_and_what_nobody_knows(kind: Kind) -> None:
    assert Tone.PLAYFUL not in tones_for(None, kind, is_good=True)


def test_a_poor_product_is_not_joked_about() -> None:
    assert Tone.PLAYFUL in tones_for(None, Kind.TOYS, is_good=True)
    assert Tone.PLAYFUL not in tones_for(None, Kind.TOYS, is_good=False)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("about", FactKind)
def test_every_fact_has_one_emoji(about: FactKind, kind: Kind) -> None:
    mark = emoji_of(about, kind)
    assert list(emoji_spans(mark)) == [(0, len(mark))]
