"""Write the tables of Unicode, emoji, top-level domains, currencies and locales of the domain."""

import textwrap
from collections.abc import Iterable
from datetime import date
from importlib import metadata, resources
from itertools import groupby
from pathlib import Path
from typing import Annotated

import emoji
import regex
import typer
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import locale_identifiers
from babel.numbers import get_territory_currencies

from entrypoints.cli import run

DIRECTORY = Path("domain/model")
# Files of shops live a little longer than a currency; the end lies beyond all that is known.
IN_USE = (date(2025, 1, 1), date(2100, 1, 1))
WIDTH = 92
UNICODE = "".join(map(chr, range(0x110000)))
TONES = dict.fromkeys(range(0x1F3FB, 0x1F400), "+")
VARIATION_SELECTOR, JOINER = "\ufe0f", "\u200d"
REGIONAL_INDICATORS = {chr(0x1F1E6 + number): chr(ord("A") + number) for number in range(26)}

# Disjoint. What is left out joins to nothing, or stands as a rule in the code.
GRAPHEME_CLASSES = {
    "CONTROL": r"\p{GCB=Control}",
    "PREPEND": r"\p{GCB=Prepend}",
    "SPACING_MARK": r"\p{GCB=SpacingMark}",
    "EXTEND": r"(?=\p{InCB=Extend})\p{GCB=Extend}",
    "EXTEND_LINKER": r"(?=\p{InCB=Linker})\p{GCB=Extend}",
    "EXTEND_ONLY": r"(?=\p{InCB=None})\p{GCB=Extend}",
    "LINKER": r"(?=\p{InCB=Linker})\p{GCB=Other}",
    "CONSONANT": r"\p{InCB=Consonant}",
    "HANGUL_L": r"\p{GCB=L}",
    "HANGUL_V": r"\p{GCB=V}",
    "HANGUL_T": r"\p{GCB=T}",
    "PICTOGRAPHIC": r"\p{Extended_Pictographic}",
}

# Withdrawn from the root zone, or never in it; the list of twitter-text 3.1 holds them.
RETIRED_DOMAINS = """
abarth active adac afamilycompany aigo alfaromeo an avianca bananarepublic bentley bl blanco bnl
boots bq budapest bugatti cancerresearch cartier caseih cbs ceb chloe chrysler cityeats comcast
cookingchannel csc dabur dodge doha doosan duck dunlop duns eh epost esurance etisalat everbank fiat
flsmidth foodnetwork frontdoor fujixerox glade goo goodhands guardian hgtv honeywell hoteles htc
iinet intel iselect iveco iwc jcp jlc juniper kerrylogistics kinder ladbrokes lancaster lancia
lancome liaison linde lipsy lixil loft lupin macys maserati mcd mcdonalds meo metlife mf mobily
montblanc mopar movistar mtpc mutual mutuelle nadex nationwide natura newholland northwesternmutual
off oldnavy onyourside orientexpress pamperedchef panerai passagens piaget pramerica qvc raid
redstone rightathome rmit rocher sapo sca scjohnson scor ses shaw showtime shriram spiegel
spreadbetting srt starhub statoil swiftcover symantec telecity telefonica tiffany tp travelchannel
uconnect um vista vistaprint volkswagen vuelos warman wolterskluwer xfinity xn--3oq18vl8pn36a
xn--estv75g xn--jlq61u9w7b xn--kpu716f xn--mgbaakc7dvf xn--mgbb9fbpob xn--pbt977c xperia zippo
"""


def generate_text_tables(
    directory: Annotated[Path, typer.Option(help="Where the modules are written.")] = DIRECTORY,
) -> dict[str, int]:
    """Write the tables of Unicode, emoji, top-level domains, currencies and locales of the domain.

    Needs the packages babel, emoji, publicsuffixlist and regex. Printed are the sizes in bytes.
    """
    modules = text_tables()
    for name, source in modules.items():
        (directory / name).write_text(source, encoding="utf-8")
    return {name: len(source.encode()) for name, source in modules.items()}


def text_tables() -> dict[str, str]:
    """The source of every table module, by file name."""
    return {
        "creative/text/tables/graphemes.py": _module(
            "Properties that join code points to graphemes (UAX 29 of Unicode 18.0), as ranges.",
            "regex",
            {name: _matching(pattern) for name, pattern in GRAPHEME_CLASSES.items()},
        ),
        "creative/text/tables/emoji.py": _module(
            "The emoji recommended for general interchange (RGI of Emoji 18.0).",
            "emoji",
            _emoji(),
        ),
        "creative/text/tables/top_level_domains.py": _module(
            f"Top-level domains, retired ones too ({_suffix_list_version()}).",
            "publicsuffixlist",
            {"TLDS": " ".join(_top_level_domains())},
        ),
        "catalog/cldr.py": _module(
            "Currencies that are legal tender (ISO 4217), and locales (BCP 47), as CLDR has them.",
            "babel",
            {"CURRENCIES": " ".join(_currencies()), "LOCALES": " ".join(_locales())},
        ),
    }


def _matching(pattern: str) -> str:
    found = regex.finditer(f"(?:{pattern})+", UNICODE)
    return " ".join(_range(match.start(), match.end() - 1) for match in found)


def _emoji() -> dict[str, str]:
    """By form: with a tone only the base is kept, and in joined ones "+" stands for any tone."""
    whole = {emoji.STATUS["fully_qualified"], emoji.STATUS["component"]}
    known = {
        s.translate(TONES) for s, about in emoji.EMOJI_DATA.items() if about["status"] in whole
    }
    ones = {s for s in known - {"+"} if len(s) == 1} | set(map(chr, TONES))
    pairs = {s for s in known if len(s) == len("1+")}
    joined = {s.replace(VARIATION_SELECTOR, "") for s in known if JOINER in s}
    flags = ("".join(REGIONAL_INDICATORS.get(c, "") for c in s) for s in pairs)
    regions = {s for s in known if s.endswith("\U000e007f")}
    return {
        "EMOJI_PRESENTATION": _ranges(ones),
        "TEXT_PRESENTATION": _ranges(s[0] for s in pairs if s[1] == VARIATION_SELECTOR),
        "WITH_TONE": _ranges(s[0] for s in pairs if s[1] == "+"),
        "FLAGS": " ".join(sorted(filter(None, flags))),
        "REGIONS": " ".join(sorted("".join(chr(ord(c) & 0x7F) for c in s[1:-1]) for s in regions)),
        "JOINED": " ".join(sorted(map(_joined, joined))),
    }


def _joined(sequence: str) -> str:
    """As 1f9d1+-1f33e."""
    return "-".join(
        "".join(c if c == "+" else f"{ord(c):x}" for c in part) for part in sequence.split(JOINER)
    )


def _top_level_domains() -> list[str]:
    icann, _ = _suffix_list().split("// ===END ICANN DOMAINS===")
    rules = [line.strip() for line in icann.splitlines()]
    names = {rule.split(".")[-1] for rule in rules if rule and not rule.startswith("//")}
    return sorted({*map(_in_ascii, names), *RETIRED_DOMAINS.split()})


def _in_ascii(name: str) -> str:
    return name if name.isascii() else f"xn--{name.encode('punycode').decode()}"


def _suffix_list() -> str:
    place = resources.files("publicsuffixlist") / "public_suffix_list.dat"
    return place.read_text(encoding="utf-8")


def _suffix_list_version() -> str:
    line = next(line for line in _suffix_list().splitlines() if line.startswith("// VERSION: "))
    return f"Public Suffix List {line.removeprefix('// VERSION: ')}"


def _currencies() -> list[str]:
    return sorted(
        {
            code
            for territory in get_global("territory_currencies")
            for code in get_territory_currencies(territory, *IN_USE, non_tender=False)
        }
    )


def _locales() -> list[str]:
    """Those without the script, too, where it goes without saying: zh-CN."""
    known = set(locale_identifiers()) - {"root"}
    whole = [Locale.parse(name) for name in known]
    short = {
        f"{each.language}_{each.territory}" for each in whole if each.script and each.territory
    }
    return sorted(name.replace("_", "-") for name in known | set(filter(_is_known, short)))


def _is_known(locale: str) -> bool:
    try:
        Locale.parse(locale)
    except UnknownLocaleError:
        return False
    return True


def _ranges(characters: Iterable[str]) -> str:
    codes = sorted(map(ord, characters))
    runs = groupby(enumerate(codes), lambda numbered: numbered[1] - numbered[0])
    blocks = [[code for _, code in run_] for _, run_ in runs]
    return " ".join(_range(block[0], block[-1]) for block in blocks)


def _range(first: int, last: int) -> str:
    return f"{first:x}" if first == last else f"{first:x}-{last:x}"


def _module(about: str, package: str, tables: dict[str, str]) -> str:
    origin = f"{package} {metadata.version(package)}"
    head = f'"""{about}\n\nWritten by scripts/generate_text_tables.py from {origin}.\n"""\n'
    return head + "".join(_constant(name, text) for name, text in tables.items())


def _constant(name: str, text: str) -> str:
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    if len(lines) == 1:
        return f'\n{name} = "{text}"\n'
    closed = [f'    "{line} "\n' for line in lines[:-1]] + [f'    "{lines[-1]}"\n']
    return f"\n{name} = (\n{''.join(closed)})\n"


if __name__ == "__main__":
    run(generate_text_tables)
