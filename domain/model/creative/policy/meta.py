"""Meta's rules on capitals and on personal attributes.

By the second an ad must not say what it knows of the reader's person. Only words that address the
reader break it ("are you", "your", "other", "like you"); what an ad says of its product, or of a
group in passing, does not. A reader's name, which the rule forbids too, cannot be distinguished
from other words.
"""

from domain.model.creative.policy.capitals import loud_capitals
from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.words import words_of

_GROUPS = (
    "agnostic|asian|atheist|autistic|bankrupt|bipolar|bisexual|buddhist|catholic|christian"
    "|convicted|democrat|depressed|diabetic|disabled|divorced|elderly|felon|gay|hindu|hispanic"
    "|hiv positive|homosexual|immigrant|infertile|jew|jewish|latina|latino|lesbian|muslim|obese"
    "|overweight|pensioner|pregnant|protestant|queer|republican|teenager|transgender|transsexual"
    "|unemployed|union member|veteran|widow|widowed"
)
# Words that mean other things too, unless the reader is asked for them.
_AMBIGUOUS = "bald|black|blind|broke|deaf|fat|ill|in debt|lonely|senior|sick|single|white"
_CONDITIONS = (
    "acne|addiction|adhd|alcoholism|alzheimer|anxiety|arthritis|asthma|bankruptcy|cancer"
    "|credit score|criminal record|debt|debts|depression|diabetes|disability|disease|divorce"
    "|eczema|epilepsy|ethnicity|faith|hair loss|illness|income|incontinence|infertility|insomnia"
    "|obesity|psoriasis|religion|salary|sexuality|wrinkles"
)
_YOU_ARE = r"\b(?:are you|you are|you['’]re)\s+(?:(?:also|really|still|an?)\s+)*"
_PEOPLE = "(?:singles|men|women|people|parents|mothers|fathers|guys|girls|couples)"
_AGE = r"(?:(?:aged|over|under|past|nearly|almost)\s)?[1-9]\d\b(?=\s*(?:[?!.,;]|years?\b|or |\Z))"
_AGES = frozenset(map(str, range(10, 100)))


def _triggers(*words: str) -> frozenset[str]:
    """The last word of each, in its singular and plural."""
    last = [each.split()[-1] for part in words for each in part.split("|")]
    return frozenset(
        word for each in last for form in (each, f"{each}s") for word in words_of(form)
    )


_META = frozenset({"facebook", "instagram"})

PERSONAL = CopyRule(
    id="meta.personal-attributes",
    platforms=_META,
    severity=Severity.ERROR,
    message="this says something of the reader's person: speak of the product instead",
    source="https://transparency.meta.com/policies/ad-standards/objectionable-content/"
    "privacy-violations-personal-attributes/",
    triggers=_triggers(_GROUPS, _AMBIGUOUS, _CONDITIONS, "seniors|vote") | _AGES,
    find=matches_of(
        rf"{_YOU_ARE}(?:{_GROUPS})\b",
        rf"\bare you\s+(?:(?:also|really|still|an?)\s+)*(?:{_AMBIGUOUS})\s*(?:[?,.]|and\b|or\b|\Z)",
        rf"\bas an? (?:{_GROUPS})\b",
        rf"\b(?:other|fellow) (?:(?:{_GROUPS})s?|seniors|(?:{_AMBIGUOUS}) {_PEOPLE})\b",
        rf"\b(?:{_GROUPS}|{_AMBIGUOUS})s? (?:{_PEOPLE} )?like you\b",
        rf"\byour (?:{_CONDITIONS})\b(?! (?:care|cover|insurance|tax))",
        rf"\bdo you (?:have|suffer from|struggle with|live with) (?:an? )?(?:{_CONDITIONS})\b",
        rf"\b(?:{_CONDITIONS}) getting you down\b",
        rf"{_YOU_ARE}{_AGE}|\byou(?: just)? turned {_AGE}",
        r"\b(?:broke|bankrupt|overweight|pregnant)\?|\bare you registered to vote\b",
    ),
)
CAPITALS = CopyRule(
    id="meta.capitals",
    platforms=_META,
    severity=Severity.WARNING,
    message="Meta may refuse words in capitals: write them in small letters, acronyms aside",
    source="https://transparency.meta.com/policies/ad-standards/objectionable-content/"
    "grammar-and-profanity/",
    find=loud_capitals,
)
META = (PERSONAL, CAPITALS)
