"""Words in capitals for emphasis, which platforms refuse, and those that are allowed.

Allowed are acronyms, sizes and units (no longer than five letters, without a vowel, or known),
Roman numerals, codes (with digits, or after the word "code") and names like iPhone. A brand in
capitals is not: Google lets advertisers ask for an exemption, and a text does not show who has one.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from domain.model.creative.policy.copy_rule import Span
from domain.model.creative.policy.words import word_set

LONGEST_ACRONYM = 5
_WORDS_OF_A_RUN = 3  # that many words of capitals in a row are no acronyms

_ACRONYMS = word_set(
    """
    AAA ABS AISI AMOLED ANC ANSI AOC ASAP ASTM ATX AUD AUX BIOS BOA BPA CAD CE CPU DAB DIN DIY DVD
    EAN ECO EDP EDT EMI ENC ETA EU EUR EVA FAQ FDA FHD GOTS GPS GPU HDD HDMI HDR HEPA IEC IEEE IMAX
    IOS IOT IPS IPX ISBN ISO LCD LED MDF MIDI MIPS NASA NATO NFC NVME OEKO OEM OLED OSHA OTG PETG
    PEVA PLA POE PVA PVC QLED RAID RAM RFID RGB ROM RPM SAE SATA SD SIM SPF SSD SUV TPE TPU TV UHD
    UHF UHS UK ULED UNESCO UNICEF UPS USA USB USD UVA UVB UVC VA VESA VGA VIP VOC WLAN XL XXL
    """
)
# Short words of sales talk, and conjunctions: in capitals they are no acronyms.
_EMPHATIC = word_set(
    """
    and are best big bonus buy cheap cool deal deals extra fast for free from get gift gifts great
    half here hot huge hurry just last look love mega more new not now off offer only order our
    price real sale sales save shop stock super that the this today very will win with wow you your
    """
)
# Not in a hashtag: its capitals part its words.
_WORD = re.compile(r"(?<![\w&/+#＃])(?<!\d-)[^\W\d_a-z]{3,}(?:['’][^\W\d_a-z]+)?(?![\w&/+]|-\d)")
_VOWEL = re.compile("[AEIOUYÀ-ÝĀ-\uffff]")  # in other scripts any letter may be one
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CODE_BEFORE = re.compile(r"\b(?:code|coupon|voucher):?\s*[\"“'\u2018]?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[ ,!-]{1,2}")
_MIXED = re.compile(r"(?<![#＃])\b(?:(?:[A-Z][a-z]){2,}[A-Z]?|(?:[a-z][A-Z]){2,}[a-z]?)\b")
_LONG_MIXED = 6  # letters: WiFi and LaTeX are names
_DOTTED = re.compile(r"(?<![\w.-])[^\W\d_]([.*·_-])(?:[^\W\d_]\1){2,}[^\W\d_](?!\w)\.?")


def excessive_capitals(text: str) -> list[Span]:
    """Where FLOWERS, FlOwErS and F.L.O.W.E.R.S stand."""
    return [*_in_capitals(text, _is_emphatic), *_mixed(text), *dotted(text)]


def loud_capitals(text: str) -> list[Span]:
    """Likewise, but for a single word that may be a brand: SALE is none, HALDEN may be."""
    return [*_in_capitals(text, _is_sales_talk), *_mixed(text), *dotted(text)]


def without_capitals(text: str, found: list[Span]) -> str:
    """The text with one capital a word where there are too many; acronyms keep theirs.

    Args:
        found: as ``excessive_capitals`` or ``loud_capitals`` found them in the text.
    """
    for start, end in sorted(found, reverse=True):
        text = text[:start] + _lowered(text[start:end]) + text[end:]
    return text


def dotted(text: str) -> list[Span]:
    return [match.span() for match in _DOTTED.finditer(text)]


def _lowered(span: str) -> str:
    if _DOTTED.fullmatch(span):
        return re.sub(r"[\W_]", "", span).capitalize()
    if _MIXED.fullmatch(span):
        return span.capitalize()
    return _WORD.sub(lambda word: word[0] if is_acronym(word[0]) else word[0].capitalize(), span)


def _in_capitals(text: str, is_alone: Callable[[str], bool]) -> Iterable[Span]:
    """Runs of words, texts of nothing else, and words that are too many also when alone."""
    words = [
        word
        for word in _WORD.finditer(text)
        if word[0].isupper() and not is_acronym(word[0]) and not _is_code(text, word.start())
    ]
    has_small = any(map(str.islower, text))
    for run in _runs(text, words):
        is_all = not has_small and len(words) > 1
        if is_all or len(run) >= _WORDS_OF_A_RUN or any(is_alone(word[0]) for word in run):
            yield run[0].start(), run[-1].end()


def is_acronym(word: str) -> bool:
    return word in _ACRONYMS or _VOWEL.search(word) is None or _ROMAN.fullmatch(word) is not None


def _is_code(text: str, start: int) -> bool:
    return _CODE_BEFORE.search(text, max(0, start - 20), start) is not None


def _is_emphatic(word: str) -> bool:
    return len(word) > LONGEST_ACRONYM or _is_sales_talk(word)


def _is_sales_talk(word: str) -> bool:
    is_short_form = "'" in word or "’" in word
    return is_short_form or word.casefold() in _EMPHATIC


def _runs(text: str, words: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for word in words:
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _mixed(text: str) -> Iterable[Span]:
    for word in _MIXED.finditer(text):
        if len(word[0]) >= _LONG_MIXED or word[0].casefold() in _EMPHATIC:
            yield word.span()
