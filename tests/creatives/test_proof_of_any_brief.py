"""Nothing is invented, whatever a brief says: words that no dictionary has come from it alone."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.brief.tone import Tone
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.data.labelling import Label
from tests.creatives.said_words import given_words, invented, invented_tags, phrase_words
from tests.fakes.copywriting import core_copywriter
from tests.fakes.number_format import FakeNumberFormat

TEMPLATES = {each.id: each for each in core_copywriter().templates}
PHRASES = phrase_words(TEMPLATES.values())
NONSENSE = st.from_regex(r"[bdfgklmnprtvz][aeiou][bdfgklmnprtvz]{1,2}[aeiou]?", fullmatch=True)
NOUNS = st.sampled_from(
    [
        "jacket",
        "mug",
        "lamp",
        "shoes",
        "drill",
        "chair",
        "serum",
        "wine",
        "repair",
        "course",
        "seeds",
    ]
)
ADJECTIVES = st.sampled_from(["waterproof", "soft", "recycled", "two-layer", "sturdy", "quiet"])
UNITS = st.sampled_from(["55 Nm", "10,000 mAh", "1,5 l", "13 mm", "30 °C", "1.9 kg", "16:9"])
WORD = NONSENSE | NOUNS | ADJECTIVES | UNITS
SENTENCES = st.one_of(
    st.builds("{}s the {} in {}.".format, NONSENSE.map(str.title), WORD, UNITS),
    st.builds("{} and {} {}.".format, ADJECTIVES.map(str.title), ADJECTIVES, WORD),
    st.builds("It is {} and {}.".format, ADJECTIVES, ADJECTIVES),
    st.builds("It is not {}.".format, ADJECTIVES),
    st.builds("Perfect for {} and {}.".format, WORD, WORD),
    st.builds("Made from {} {}.".format, ADJECTIVES, WORD),
    st.builds("Keeps {} {} for {}.".format, WORD, ADJECTIVES, UNITS),
    st.builds("The {} keeps {} dry.".format, WORD, WORD),
    st.builds("{}, {} and {}".format, WORD, WORD, WORD),
    st.builds("{}: {}".format, NONSENSE.map(str.title), UNITS),
    st.builds("Die {} hat {} und {}.".format, NONSENSE.map(str.title), UNITS, NONSENSE),
)
DESCRIPTIONS = st.lists(SENTENCES, max_size=6).map(lambda each: " ".join(each) or "-")
PHRASES_OF_TWO = st.builds("{} {}".format, ADJECTIVES | NONSENSE, NOUNS | NONSENSE)
TITLES = st.one_of(
    PHRASES_OF_TWO.map(str.title),
    st.builds("{} {}, {}".format, NONSENSE.map(str.title), NOUNS.map(str.title), UNITS),
    st.builds("{} - {} {}".format, NONSENSE.map(str.upper), NONSENSE.map(str.title), NOUNS),
    st.builds("{} (Set of 4)".format, PHRASES_OF_TWO.map(str.title)),
    NONSENSE.map(str.title),
)
PRICES = st.decimals("0.01", 5_000, places=2)


def maybe(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | some


CAMPAIGNS = st.builds(
    Campaign,
    platforms=st.just(tuple(PLATFORMS.values())),
    tone=maybe(st.sampled_from(Tone)),
    variants=st.integers(1, 3),
    keywords=st.lists(PHRASES_OF_TWO, max_size=2).map(tuple),
    audience=maybe(NONSENSE),
    offers=st.lists(PHRASES_OF_TWO, max_size=2).map(tuple),
    must_say=st.lists(PHRASES_OF_TWO.map(str.title), max_size=1).map(tuple),
    call_to_action=maybe(PHRASES_OF_TWO.map(str.title)),
    hashtags=st.lists(NONSENSE, max_size=2).map(tuple),
)
BRIEFS = st.builds(
    Brief,
    title=TITLES,
    description=DESCRIPTIONS,
    category=maybe(st.builds("{} > {}".format, NONSENSE, PHRASES_OF_TWO)),
    brand=maybe(NONSENSE.map(str.title)),
    price=maybe(PRICES),
    sale_price=maybe(PRICES),
    rating=maybe(st.integers(10, 50).map(lambda tenths: tenths / 10)),
    rating_count=maybe(st.integers(1, 9_999)),
    url=maybe(st.just("https://shop.example.com/thing")),
    attributes=st.builds(
        Attributes, color=maybe(NONSENSE), material=maybe(PHRASES_OF_TWO), size=maybe(st.just("M"))
    ),
    highlights=st.lists(PHRASES_OF_TWO, max_size=2).map(tuple),
    campaign=CAMPAIGNS,
)


@given(brief=BRIEFS, quality=st.sampled_from(Label), seed=st.integers(0, 99))
@settings(max_examples=60)
def test_every_word_was_given_or_is_the_templates(brief: Brief, quality: Label, seed: int) -> None:
    copy = core_copywriter()(brief, quality, seed)
    known = given_words(brief, copy, FakeNumberFormat())
    for platform in copy.platforms:
        for text in (each for variant in platform.variants for each in variant.texts):
            assert (text.text, invented(text, known, TEMPLATES, PHRASES)) == (text.text, set())
    assert invented_tags(copy, brief, known) == []
