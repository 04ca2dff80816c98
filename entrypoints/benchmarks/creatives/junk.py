"""Texts that people send by accident or on purpose, and the seconds that they cost."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import process_time

from domain.model.creative.brief.brief import Brief
from domain.model.creative.brief.campaign import Campaign
from domain.model.creative.platforms.all_platforms import PLATFORMS
from domain.model.creative.policy.lint import lint
from domain.model.creative.shorten.fit import fit
from domain.model.data.labelling import Label
from domain.ports.text_cleaner import TextCleaner
from domain.use_cases.clean_product import clean_product
from domain.use_cases.write.write_copy import WriteCopy

# What each kind repeats: marks, brackets, graphemes of many code points, scripts without spaces,
# addresses, tags, and sentences that never end.
JUNK: Mapping[str, str] = {
    "dashes": "-", "em dashes": "—", "dots": ".", "ellipses": "…", "commas": "a, ",
    "semicolons": "a; ", "colons": ":", "slashes": "/", "stars": "*", "underscores": "_",
    "hashes": "#", "question marks": "?!", "ampersands": "&amp;", "double quotes": '"',
    "single quotes": "'", "opening quotes": "“", "brackets": "(", "pairs of brackets": "[]{}",
    "tags": "<b>", "opening tags": "<", "entities": "&#x41;", "spaces": "a \u00a0", "lines": "a\n",
    "tabs": "a\t", "zero width": "\u200ba", "directions": "\u202ea", "combining": "a\u0301",
    "combining alone": "\u0301", "stacked marks": "a\u0301\u0300\u0302\u0323", "emoji": "😀",
    "joined emoji": "👨\u200d👩\u200d👧", "flags": "🇩🇪", "keycaps": "1\ufe0f\u20e3",
    "addresses": "https://a.de ", "address": "https://a.de/", "domains": "a.de", "mail": "a@b.de ",
    "hashtags": "#a", "initials": "a.", "digits": "1", "numbers": "1,", "letters": "a",
    "capitals": "AB ", "articles": "the ", "conjunctions": "and ", "relative clauses": "that with ",
    "clauses": "with a mirror, it is ", "lists": "soft, ", "sentences": "It is. ", "Chinese": "茶",
    "Thai": "ก", "Japanese": "ー", "Arabic": "ع", "Devanagari": "क्षि", "mojibake": "Ã¤ ",
    "mixture": 'a-(b) "c" #d 1,2 e. ',
}  # fmt: skip
_PRODUCT = Brief(
    title="Steel Lamp",
    description="-",
    campaign=Campaign(platforms=tuple(PLATFORMS.values()), variants=2),
)
_FIELDS = {
    (field.counting, field.limit): (platform, field)
    for platform in PLATFORMS.values()
    for field in platform.fields
}


def junk_text(kind: str, length: int) -> str:
    """So many characters of it."""
    part = JUNK[kind]
    return (part * (length // len(part) + 1))[:length]


def ways_through(write: WriteCopy, clean: TextCleaner) -> dict[str, Callable[[str], object]]:
    """All that is done with a text of people's, by name."""

    def described(text: str) -> object:
        brief = clean_product(replace(_PRODUCT, description=text), clean)
        return write(brief, Label.GOOD, 0)

    return {
        "written": described,
        "checked": lambda text: [lint(text, *place) for place in _FIELDS.values()],
        "shortened": lambda text: [fit(text, field) for _, field in _FIELDS.values()],
    }


def measure_junk(write: WriteCopy, clean: TextCleaner, *, length: int) -> dict[str, object]:
    """The slowest kinds: seconds of the processor for a text, and for one four times as long."""
    slowest: dict[str, object] = {}
    for name, run in ways_through(write, clean).items():
        run("warm up")
        taken = {
            kind: tuple(_seconds(run, junk_text(kind, size)) for size in (length, 4 * length))
            for kind in JUNK
        }
        worst = max(taken, key=lambda kind: taken[kind][1])
        slowest[name] = {
            "kind": worst,
            f"{length}_characters_s": round(taken[worst][0], 3),
            f"{4 * length}_characters_s": round(taken[worst][1], 3),
        }
    return slowest


def _seconds(run: Callable[[str], object], text: str) -> float:
    began = process_time()
    run(text)
    return process_time() - began
