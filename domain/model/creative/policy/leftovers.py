"""What must not be in copy on any platform: markup, unfilled placeholders, damage of encodings.

No page of a platform forbids it by name, because nobody asks for it; the sources say what it is.
"""

from domain.model.creative.policy.copy_rule import CopyRule, Severity, Span, matches_of
from domain.model.creative.text.markup import markup, placeholders
from domain.model.creative.text.mojibake import SIGNS, mojibake

# "Undefined edges" and German "von null auf hundert" are words; "Price: null" is an empty value.
_EMPTY_VALUES = matches_of(
    r"(?<![\w-])(?-i:NaN)(?![\w-])",
    r"(?<!\ban )(?<!\bthe )(?<!\bis )(?<!\bare )(?<!\bof )(?<!\band )(?<!\bwith )(?<![\w-])"
    r"(?-i:undefined)(?!\w)(?=\s*(?:[.,;:!?)|]|\Z|for\b|at\b|by\b|in\b|from\b|now\b|today\b|online\b))",
    r"(?:(?<=[:=$€£(])|(?<=[:=] )|(?<=^)|(?<=\bfor )|(?<=\bby )|(?<=\bonly ))"
    r"(?-i:null|undefined)(?=\s*(?:[.,;!?)|]|\Z))",
)

MARKUP = CopyRule(
    id="copy.markup",
    platforms=None,
    severity=Severity.ERROR,
    message="markup is shown as it stands here: write plain text",
    source="https://html.spec.whatwg.org/multipage/syntax.html",
    signs="<&[*_",
    find=markup,
)


def _unfilled(text: str) -> list[Span]:
    return [*placeholders(text), *_EMPTY_VALUES(text)]


PLACEHOLDER = CopyRule(
    id="copy.placeholder",
    platforms=None,
    severity=Severity.ERROR,
    message="a program left a placeholder or an empty value: put in what belongs here",
    source="https://shopify.github.io/liquid/basics/introduction/",
    signs="{%[",
    triggers=frozenset({"nan", "null", "undefined"}),
    find=_unfilled,
)
MOJIBAKE = CopyRule(
    id="copy.mojibake",
    platforms=None,
    severity=Severity.ERROR,
    message="letters were read in the wrong encoding: write them again",
    source="https://www.w3.org/International/questions/qa-what-is-encoding",
    signs=SIGNS,
    find=mojibake,
)
LEFTOVERS = (MARKUP, PLACEHOLDER, MOJIBAKE)
