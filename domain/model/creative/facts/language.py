"""In which language a product is described, by its scripts and its small words."""

import re
import unicodedata

UNKNOWN = "und"
_WORDS = {
    "en": """
        the a an and of for with in to is are it its your from by on this that made perfect
        ideal you our as at be or has have can each into up out off new all not free set
        no die women men kids hand size cotton leather silk wood wooden steel black white box pack
        holds comes fits
        """,
    "de": """
        der die das und mit für von im in den dem des ein eine einer eines aus ist auf zu zum
        zur nicht auch bei oder sich wie wird sind dank hält ihr ihre sie aller sehr nach ohne
        bis als durch kein keine genug lang groß klein passt
        wir ihnen hat haben wasserdicht stück größe farbe damen
        herren kinder aus unter über zwei drei vier zum beim vom einem einen diese dieser dieses
        """,
    "fr": """
        le la les un une des du de et en pour avec dans sur est au aux ce cette sont vos votre
        par qui que plus sans très se son sa ses ou idéal à
        nous jusqu a ne pas notre
        """,
    "es": """
        el la los las un una de del y en para con por es su sus al que como más sin muy o ideal
        está son este esta
        tiene hasta hecho hecha mano apta apto
        """,
    "it": """
        il lo la i gli le un una di del della dei delle e in per con da è su al alla che non più
        senza sono questo questa ideale
        ha fino mano da nel nella dell va fatto fatta
        """,
    "nl": """
        de het een en van voor met in op is zijn uit aan je uw niet ook bij of naar wordt deze
        dit zonder
        heeft tot wij naden hand maat kleur
        """,
    "pt": """
        o a os as um uma de do da dos das e em para com por é seu sua ao à que não mais sem são
        ou este esta
        tem até feito feita mão pode na nas
        """,
    "sv": """
        och en ett i på med för av är den det som till från inte har din ditt dina
        """,
    "da": """
        og en et i på med for af er den det som til fra ikke har din dit dine
        """,
    "pl": """
        i w z na do dla jest się nie od o ze oraz po jak przez
        """,
}
_LETTERS = {"de": "äöüß", "fr": "éèêàçœ", "es": "ñ¿¡áíóú", "it": "àèìòù",
            "pt": "ãõâçê", "sv": "åäö",
            "da": "æøå", "pl": "ąęłńśźż"}  # fmt: skip
_SCRIPTS = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CYRILLIC": "ru", "ARABIC": "ar",
    "HEBREW": "he", "THAI": "th", "GREEK": "el", "DEVANAGARI": "hi", "CJK": "zh",
}  # fmt: skip
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _list in _WORDS.items():
    for _word in set(_list.casefold().split()):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
_FIND_WORDS = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 1_500  # characters; more says nothing new
_OTHER_SCRIPT_SHARE = 0.3
_LETTER_WEIGHT = 0.5
_MOST_OF_LETTERS = 1.0  # so that a name such as Crème Brûlée decides nothing
_LOWEST_SCORE = 1.0  # one small word of one language alone


def language_of(text: str) -> str:
    """A code of ISO 639-1, or ``UNKNOWN`` where nothing tells."""
    text = text[:_LOOKED_AT]
    if not text.isascii() and (found := _by_script(text)):
        return found
    scores = _scores(text)
    best = max(scores.values(), default=0.0)
    if best < _LOWEST_SCORE:
        return UNKNOWN
    likely = [language for language, score in scores.items() if score == best]
    return likely[0] if len(likely) == 1 else "en" if "en" in likely else UNKNOWN


def _scores(text: str) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word in _FIND_WORDS.findall(text.casefold()):
        if word in _BY_WORD:
            languages = _BY_WORD[word]
            for language in languages:
                scores[language] = scores.get(language, 0.0) + 1 / len(languages)
    if not text.isascii():
        low = text.lower()  # folding its case would make ss of ß
        for language, letters in _LETTERS.items():
            hits = sum(low.count(letter) for letter in letters)
            if hits:
                more = min(_MOST_OF_LETTERS, _LETTER_WEIGHT * hits)
                scores[language] = scores.get(language, 0.0) + more
    return scores


def _by_script(text: str) -> str | None:
    found: dict[str, int] = {}
    letters = 0
    for sign in text:
        if sign.isalpha():
            letters += 1
            if ord(sign) > 0x24F:  # noqa: PLR2004 - Latin letters end here
                script = unicodedata.name(sign, "").split(" ", 1)[0]
                found[script] = found.get(script, 0) + 1
    if "HIRAGANA" in found or "KATAKANA" in found:
        return "ja"
    for script, hits in sorted(found.items(), key=lambda each: -each[1]):
        if script in _SCRIPTS and hits >= _OTHER_SCRIPT_SHARE * letters:
            return _SCRIPTS[script]
    return None
