"""German function words, verbs and adjectives, and words that say little."""

from functools import lru_cache


def folded_words(text: str) -> frozenset[str]:
    """For tables: as tokens are compared, ``groß`` as ``gross``."""
    return frozenset(text.casefold().split())


INDEFINITE = frozenset({"ein", "eine"})  # dropped, what follows stands correctly by itself
ARTICLES = INDEFINITE | {
    "der", "die", "das", "den", "dem", "des", "einen", "einem", "einer", "eines",
    "dieser", "diese", "dieses", "unser", "unsere", "sein", "seine", "ihr", "ihre",
}  # fmt: skip
DEFINITE = frozenset({"der", "die", "das", "dieser", "diese", "dieses", "unser", "unsere"})
PREPOSITIONS = folded_words(
    """
    ab am an ans auf aus bei beim bis dank durch für gegen im in inkl inklusive innerhalb ins
    mit nach ohne per pro samt seit statt um unter vom von vor zu zum zur zwischen über
    """
)
# A phrase with one of these stands by itself: "aus recyceltem Polyamid".
LEADS = frozenset({"mit", "aus", "ohne", "für", "bis", "inklusive", "inkl"})
CONJUNCTIONS = frozenset({"und", "oder", "sowie", "bzw", "&"})
SUBORDINATORS = frozenset(
    {"dass", "weil", "damit", "sodass", "wenn", "während", "obwohl", "da", "sobald", "bevor"}
    | {"um", "der", "die", "das", "den", "dem", "was", "wo", "so", "aber", "denn"}
)
NEGATIONS = frozenset({"nicht", "kein", "keine", "keinen", "nie"})
PRODUCT_NOUNS = frozenset({"produkt", "artikel", "modell", "set"})
BE = frozenset({"ist", "sind"})
HAVE = folded_words("hat haben besitzt besitzen bietet bieten enthält enthalten umfasst umfassen")
CONTAINED = frozenset({"besteht", "bestehen"})  # aus
_OTHER_VERBS = folded_words(
    """
    verfügt verfügen fasst fassen hält halten wiegt wiegen wärmt wärmen passt passen schützt
    schützen lässt lassen sorgt sorgen dient dienen eignet eignen kommt kommen bleibt bleiben
    lädt laden läuft laufen trocknet trocknen kühlt kühlen heizt heizen schneidet schneiden
    schont schonen liegt liegen sitzt sitzen steht stehen öffnet öffnen schließt schließen macht
    machen bringt bringen gibt nimmt nehmen braucht brauchen benötigt benötigen verbraucht spart
    sparen liefert liefern erzeugt erreicht erreichen misst messen zeigt zeigen spielt klingt
    klingen leuchtet leuchten brennt brennen duftet duften riecht riechen schmeckt schmecken
    reinigt reinigen pflegt pflegen spendet beruhigt stärkt verleiht verleihen vereint verbindet
    verbinden ersetzt ersetzen ergänzt überzeugt begeistert ermöglicht ermöglichen erleichtert
    erleichtern verhindert reduziert unterstützt fördert speichert überträgt funktioniert
    arbeitet dauert dauern führt führen zieht trägt tragen dämpft dämpfen stützt entlastet
    filtert mahlt mixt rührt kocht backt faltet rollt klebt haftet hängt hängen dreht schwenkt
    klappt lernt lernen reift wächst erzählt erklärt begleitet begleiten hilft helfen perlt kann
    können darf dürfen soll muss müssen wird werden holen reparieren erledigen finden
    """
)
VERBS = BE | HAVE | CONTAINED | _OTHER_VERBS
POLITE_ENDING = "en"  # of a verb whose subject is a polite "Sie"
USE_LEADS = folded_words("ideal perfekt geeignet passend gemacht entwickelt gedacht")
# Of adjectives and participles that say something alone.
STRONG_ENDINGS = (
    "fest", "dicht", "aktiv", "frei", "bar", "geeignet", "sicher", "los", "beständig", "abweisend",
    "echt", "arm", "leicht", "hemmend", "dämmend", "waschbar", "resistent", "verträglich",
)  # fmt: skip
_PLAIN_ENDINGS = (*STRONG_ENDINGS, "sam", "lich", "ig", "isch", "iert", "haft", "voll", "fach")
_ADJECTIVES = folded_words(
    """
    alt blau braun breit dick dunkel dünn fein flach flexibel fruchtig gelb glatt grau groß grün
    hart hell hoch kalt klar klein klassisch kompakt kurz lang leicht leise massiv matt mild
    mobil modern nachhaltig natürlich neu robust rot rund sanft schlank schmal schnell schwarz
    stabil stark süß tief trocken vegan warm weich weiß zart ideal perfekt würzig saftig
    """
)
_PARTICIPLE_STARTS = ("ge", "be", "ver", "hand", "vor", "ab", "aus", "ein", "ent", "er")
_NOT_ADJECTIVES = folded_words(
    """
    gerät gewicht geschäft gebiet gelenk geschenk geschmack gehäuse gestell getränk griff garten
    gurt besteck beet bett brot brett blatt begleiter becher behälter verschluss verstärker
    vorrat haut schicht licht sicht dichte frost bar einsatz aufsatz etikett fest boot abend
    honig essig käfig könig
    """
)
NUMERALS = folded_words(
    "zwei drei vier fünf sechs sieben acht neun zehn zwölf viele mehrere alle beide jede"
    " jeder jedes"
)
# Beside a capital they are nouns: "Farbe Rot".
_NOUNS_IN_E = folded_words(
    "farbe größe länge breite höhe tiefe seite reihe klasse stufe marke serie leder silber kinder"
    " muster motor format wolle seide kleider bilder räder männer"
)
VAGUE = folded_words(
    """
    accessoire alltag anlass auswahl begleiter blickfang design eigenschaften eleganz eleganter
    erlebnis funktionen geschenk highlight hochwertig hochwertige hochwertiger hochwertiges
    ideal ideale idealer klassiker komfort look lösung möglichkeiten must-have optik perfekt
    perfekte perfekter qualität stil stilvoll stilvolle stilvoller stilvolles style toll tolle
    toller tolles vielfalt vielseitig vielseitige vielseitiger vielseitiges zeitlos zeitlose
    zeitloses zubehör schön schöne schöner praktisch praktische praktischer praktisches
    einzigartig einzigartige modern moderne modernes
    """
)
SAYS_LITTLE = VAGUE | ARTICLES | PREPOSITIONS | CONJUNCTIONS | PRODUCT_NOUNS | {
    "er", "sie", "es", "ist", "sind", "hat", "haben", "sehr", "auch", "wird",
    "fasst", "wiegt", "misst",
}  # fmt: skip


@lru_cache(8_192)
def is_plain_adjective(low: str) -> bool:
    """Whether a word is an adjective or participle without an ending: ``geölt``."""
    if low in _NOT_ADJECTIVES:
        return False
    if low in _ADJECTIVES or low in USE_LEADS or low.endswith(_PLAIN_ENDINGS):
        return True
    return low.startswith(_PARTICIPLE_STARTS) and low.endswith(("t", "en"))


def is_strong_adjective(low: str) -> bool:
    """Whether it says enough by itself: ``spülmaschinenfest``."""
    return low not in _NOT_ADJECTIVES and low.endswith(STRONG_ENDINGS)


def is_inflected(low: str) -> bool:
    """Whether a word in small letters has an adjective's ending, so that a noun must follow."""
    return low.endswith(("e", "er", "es", "em", "en")) and low not in PREPOSITIONS


def begins_small(first: str, second: str) -> bool:
    """Whether the first of two words has a capital because a sentence began with it.

    Nouns keep theirs: ``Dunkle Röstung`` is dunkle Röstung, ``Größe M`` stays.
    """
    low = first.casefold()
    if low in ARTICLES | PREPOSITIONS | CONJUNCTIONS | VERBS | NUMERALS:
        return True
    if low in _NOUNS_IN_E:
        return False
    is_before_noun = second[:1].isupper() and second[1:].islower() and len(second) > 1
    if is_before_noun:
        return low.endswith(("e", "er", "es"))
    return is_plain_adjective(low)
