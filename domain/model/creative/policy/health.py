"""Claims of cures and of effortless weight loss, which Meta and Google refuse from everybody.

"Cures under UV light", "dog treats" and "self-healing mat" claim nothing of the kind: a verb alone
is no claim, it needs an illness or a part of the body after it.
"""

from domain.model.creative.policy.copy_rule import CopyRule, Severity, matches_of
from domain.model.creative.policy.words import word_set

_META_SOURCE = (
    "https://transparency.meta.com/policies/ad-standards/deceptive-content/unrealistic-outcomes"
)
_GOOGLE_SOURCE = "https://support.google.com/adspolicy/answer/15936857"
_META = frozenset({"facebook", "instagram"})
_GOOGLE = frozenset({"google_rsa", "google_display", "google_merchant"})

_ILLNESS = (
    r"(?:acne|adhd|ailments?|allerg(?:y|ies)|alzheimer(?:['’]?s)?|an?emia|anxiety|arthritis|asthma"
    r"|autism|back pain|baldness|cancers?|chronic pain|common cold|covid(?:-?19)?|dementia"
    r"|depression|diabetes|diseases?|eczema|epilepsy|erectile dysfunction|fibromyalgia|flu"
    r"|hair loss|headaches?|heart disease|hemorrhoids|hepatitis|herpes|high blood pressure|hiv"
    r"|hypertension|illness(?:es)?|impotence|infections?|infertility|inflammation|insomnia"
    r"|joint pain|leuk(?:a)?emia|lupus|migraines?|multiple sclerosis|obesity|osteoporosis"
    r"|parkinson(?:['’]?s)?|psoriasis|rosacea|sciatica|strokes?|tinnitus|tumou?rs?|ulcers?)"
)
_BODY = (
    r"(?:body|burns|cuts|gut|hair|heels|joints?|lips|muscles?|nerves?|scars?|skin|stomach|tissues?"
    r"|wounds?)"
)
_BETWEEN = (
    r"(?:(?:your|the|all|any|every|many|most|chronic|severe|mild|acute|common|painful|dry|damaged"
    r"|cracked|irritated|sensitive|type [12]|stage \d|incurable|skin)\s+){0,3}"
)
_FAST = (
    r"(?:fast|quickly|rapidly|overnight|instantly|easily|effortlessly"
    r"|without (?:diet|exercis|effort|any effort)\w*"
    r"|in (?:just |only )?(?:\d+|a|one|two|three|days|weeks) ?\w*)"
)
_WEIGHT = r"(?:weight|(?:belly |body |stubborn )?fat|(?:up to )?\d+\s?(?:lbs?|pounds|kg|kilos?)\b)"

_CURES = matches_of(
    rf"\b(?:cur(?:es?|ed|ing)|heal(?:s|ed|ing)?|revers(?:es?|ing)|eliminates?)\s+{_BETWEEN}{_ILLNESS}\b",
    rf"\bheals?\s+{_BETWEEN}{_BODY}\b",
    rf"\b(?:a|the|your) (?:natural |proven |real |only )?cure for {_BETWEEN}{_ILLNESS}\b",
    r"\bcure[ -]all\b|\bcures? (?:everything|anything)\b|\bheals? (?:everything|anything)\b",
    r"\bmiracle[ -](?:cures?|pills?|remed(?:y|ies)|treatments?|drugs?|weight[ -]loss|diets?)\b",
    rf"\blos(?:e|ing) {_WEIGHT} {_FAST}",
    r"\b(?:fast|rapid|instant|effortless|extreme|guaranteed) (?:weight|fat)[ -]loss\b",
    rf"\b(?:melts?|burns?|blasts?) (?:away )?(?:belly |body |stubborn )?fat (?:away|{_FAST})",
)
_CURE_WORDS = word_set(
    """
    cure cures cured curing heal heals healed healing reverse reverses reversing eliminate
    eliminates miracle lose losing loss melt melts burn burns blast blasts
    """
)
_TREATS = matches_of(
    rf"\b(?:treat(?:s|ed|ing)?|prevent(?:s|ed|ing)?|reliev(?:es?|ed|ing))\s+{_BETWEEN}{_ILLNESS}\b",
    rf"\b(?:treatment|remedy|relief) (?:for|of|from) {_BETWEEN}{_ILLNESS}\b",
)
_TREAT_WORDS = word_set(
    """
    treat treats treated treating prevent prevents prevented preventing relieve relieves relieved
    relieving treatment remedy relief
    """
)
_CURE_MESSAGE = "no product may promise a cure or fast weight loss here: say what it does"
_TREAT_MESSAGE = "a claim to treat an illness needs an approval: say what the product is"


def _cure(where: str, platforms: frozenset[str], source: str) -> CopyRule:
    return CopyRule(
        id=f"{where}.health-cure",
        platforms=platforms,
        severity=Severity.ERROR,
        message=_CURE_MESSAGE,
        source=source,
        triggers=_CURE_WORDS,
        find=_CURES,
    )


def _treatment(where: str, platforms: frozenset[str], source: str) -> CopyRule:
    return CopyRule(
        id=f"{where}.health-treatment",
        platforms=platforms,
        severity=Severity.WARNING,
        message=_TREAT_MESSAGE,
        source=source,
        triggers=_TREAT_WORDS,
        find=_TREATS,
    )


HEALTH = (
    _cure("google", _GOOGLE, _GOOGLE_SOURCE),
    _cure("meta", _META, _META_SOURCE),
    _treatment("google", _GOOGLE, "https://support.google.com/adspolicy/answer/15595718"),
    _treatment("meta", _META, _META_SOURCE),
)
