"""What a German noun names, by the end of its compound, and the type of a product in its title."""

from collections.abc import Sequence
from functools import lru_cache

from domain.model.creative.facts.german.judging import MATERIALS
from domain.model.creative.facts.german.words import PREPOSITIONS
from domain.model.creative.facts.kinds import Kind, kind_of_noun
from domain.model.creative.facts.tokens import Token

_NOUNS = {
    Kind.ACCESSORIES: "schal halstuch krawatte fliege sonnenbrille brille schirm regenschirm",
    Kind.APPAREL: "jacke mantel hose hemd bluse kleid rock mütze handschuh socke strumpf"
    " pullover pulli weste shirt jeans leggings schürze bekleidung kleidung mode gürtel"
    " bademantel parka hut",
    Kind.SHOES: "schuh stiefel sneaker sandale pantoffel hausschuh stiefelette",
    Kind.BAGS: "tasche rucksack rucksäcke koffer geldbörse portemonnaie beutel",
    Kind.JEWELLERY: "kette ohrring armband uhr anhänger schmuck halskette ring",
    Kind.BEAUTY: "creme seife shampoo parfüm lippenstift serum lotion kosmetik pflege rasierer"
    " bürste",
    Kind.HEALTH: "vitamin kapsel tablette nahrungsergänzung zahnbürste zahnpasta",
    Kind.FOOD: "brot käse honig marmelade schokolade nudel gewürz öl olivenöl salz müsli keks"
    " lebensmittel soße praline wurst feinkost",
    Kind.DRINKS: "kaffee tee wein bier saft riesling espresso likör gin sekt weißwein rotwein"
    " limonade",
    Kind.FURNITURE: "tisch stuhl stühle sofa regal bett schrank kommode hocker sessel matratze"
    " möbel bank",
    Kind.KITCHEN: "kanne tasse becher teller messer pfanne topf töpfe schneidebrett kocher küche"
    " schüssel besteck mühle reibe auflaufform karaffe küchengerät toaster dose"
    " trinkflasche",
    Kind.HOME: "decke kissen handtuch kerze teppich vase vorhang bettwäsche spiegel korb deko"
    " rahmen",
    Kind.LIGHTING: "lampe leuchte laterne strahler lichterkette",
    Kind.ELECTRONICS: "kopfhörer lautsprecher kamera fernseher ladegerät kabel powerbank radio"
    " elektronik",
    Kind.COMPUTERS: "laptop notebook tastatur drucker monitor maus computer",
    Kind.PHONES: "smartphone handy",
    Kind.TOOLS: "bohrer bohrschrauber schrauber säge hammer zange werkzeug schleifer bohrmaschine",
    Kind.GARDEN: "gartenschere hochbeet beet pflanze saatgut rasenmäher gießkanne garten spaten",
    Kind.SPORTS: "fahrrad hantel yogamatte ball helm fitness sport schläger laufband",
    Kind.OUTDOOR: "zelt schlafsack stirnlampe isomatte outdoor camping hängematte wanderrucksack",
    Kind.TOYS: "spielzeug puzzle puppe bauklotz brettspiel spiel kugelbahn",
    Kind.BABY: "kinderwagen baby strampler schnuller windel",
    Kind.PETS: "hund hundeleine katze kratzbaum napf haustier hundebett halsband leine aquarium",
    Kind.BOOKS: "buch bücher roman kochbuch krimi bildband ratgeber",
    Kind.OFFICE: "stift notizbuch kalender ordner büro schreibwaren füller",
    Kind.VEHICLES: "auto motorrad wohnmobil roller",
    Kind.CAR_PARTS: "reifen bremsscheibe scheibenwischer autozubehör",
    Kind.ART: "gemälde kunstdruck leinwand pinsel skulptur poster",
    Kind.SOFTWARE: "software app lizenz",
    Kind.SERVICE: "reparatur reinigung montage wartung inspektion beratung behandlung umzug massage"
    " dienstleistung service vermietung haarschnitt",
    Kind.EVENTS: "ticket konzert festival ausstellung führung verkostung",
    Kind.COURSES: "kurs workshop seminar unterricht schulung lehrgang",
}  # fmt: skip
_BY_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.casefold().split()}
_PLURALS = ("", "n", "en", "e", "s", "er")
_SHORTEST_END = 4  # letters; shorter nouns are found alone: Tee is no end of Komitee
_AUDIENCES = frozenset({"damen", "herren", "kinder", "baby", "mädchen", "jungen", "unisex"})
_SIZES = frozenset({"xs", "xl", "xxl", "xxxl"})
_NUMBERED = frozenset({"nr", "no", "modell", "typ"})


@lru_cache(4_096)
def kind_of_german_noun(low: str) -> Kind | None:
    """Of a word in small letters, by the longest noun that it is or ends in."""
    word = low.rsplit("-", 1)[-1]
    for ending in _PLURALS:
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        for start in range(len(stem)):
            end = stem[start:]
            if (start == 0 or len(end) >= _SHORTEST_END) and (found := _BY_NOUN.get(end)):
                return found
    return kind_of_noun(low)


def type_in(words: Sequence[Token]) -> tuple[str | None, bool]:
    """What a product is, as its title writes it, and whether the name ends in that.

    ``Leichte Damen Regenjacke in Blau`` is a ``Damen Regenjacke``.
    """
    head = _before_variant(words)
    place = _noun(head)
    if place is None:
        return None, False
    start = place
    while start and head[start - 1].low in _AUDIENCES | MATERIALS:
        start -= 1
    return " ".join(token.text for token in head[start : place + 1]), not any(
        token.text[0].isupper() for token in head[place + 1 :]
    )


def _before_variant(words: Sequence[Token]) -> Sequence[Token]:
    for place, token in enumerate(words):
        is_variant = token.low in PREPOSITIONS | _NUMBERED or token.text[0].isdigit()
        if place and (is_variant or not token.is_word):
            return words[:place]
    return words


def _noun(words: Sequence[Token]) -> int | None:
    """The last noun of a known kind; else the last word with a capital, unless it is a name."""
    nouns = [
        place
        for place, token in enumerate(words)
        if token.text[0].isupper() and not token.has_digit and token.low not in _SIZES
    ]
    for place in reversed(nouns):
        if kind_of_german_noun(words[place].low):
            return place
    if not nouns or words[nouns[-1]].text.isupper():
        return None
    return nouns[-1]
