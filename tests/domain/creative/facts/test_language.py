"""The language of short product texts; what does not tell stays unknown."""

import pytest

from domain.model.creative.facts.language import UNKNOWN, language_of

TEXTS = {
    "de": (
        "Emaille Kanne 1,5 l\nKanne aus Emaille mit Holzgriff. Fasst 1,5 Liter.",
        "Damen Regenjacke\nWasserdicht bis 10.000 mm, mit verschweißten Nähten.",
        "Akku-Bohrschrauber 18 V\nDer Bohrschrauber hat zwei Gänge und einen bürstenlosen Motor.",
        "Fahrradreparatur vor Ort\nWir kommen zu Ihnen nach Hause.",
        "Wollschal\nGestrickt in Schottland. Nicht für den Trockner geeignet.",
        "Schneidebrett aus Eiche",
        "Handgemacht in Deutschland und spülmaschinenfest",
        "Größe M, schwarz",
    ),
    "en": (
        "Enamel Jug 1.5 l\nEnamel jug with a wooden handle. Holds 1.5 litres.",
        "Women's Rain Jacket\nWaterproof to 10,000 mm with taped seams.",
        "Die-Cast Car\nA model of the classic roadster in red.",
        "Windscreen Chip Repair at Home\nA technician comes to your home or work.",
        "Crème Brûlée Dishes\nSet of four for the oven and the table.",
        "Wool scarf made in Scotland",
        "For salads and for soups",
        "Made with organic cotton",
    ),
    "fr": (
        "Cruche en émail 1,5 l\nCruche en émail avec une poignée en bois.",
        "Veste de pluie femme\nImperméable jusqu'à 10 000 mm, avec des coutures soudées.",
        "Perceuse sans fil\nLa perceuse a deux vitesses et un moteur sans balais.",
        "Réparation de vélo à domicile\nNous venons chez vous.",
        "Écharpe en laine\nTricotée en Écosse. Ne passe pas au sèche-linge.",
        "Planche à découper en chêne",
        "Fabriqué à la main dans notre atelier",
    ),
    "es": (
        "Jarra esmaltada 1,5 l\nJarra con asa de madera para el té y el café.",
        "Chaqueta impermeable de mujer\nResiste hasta 10.000 mm y tiene costuras selladas.",
        "Taladro sin cable\nEl taladro tiene dos velocidades y un motor sin escobillas.",
        "Reparación de bicicletas a domicilio\nVamos a su casa el mismo día.",
        "Bufanda de lana\nTejida en Escocia. No es apta para secadora.",
        "Tabla de cortar de roble para la cocina",
        "Hecho a mano con algodón orgánico",
    ),
    "it": (
        "Brocca smaltata 1,5 l\nBrocca con manico di legno, per il tè e per il caffè.",
        "Giacca impermeabile da donna\nResiste fino a 10.000 mm e ha cuciture nastrate.",
        "Trapano a batteria\nIl trapano ha due velocità e un motore senza spazzole.",
        "Riparazione di biciclette a domicilio\nVeniamo a casa tua con gli attrezzi.",
        "Sciarpa di lana\nLavorata a maglia in Scozia. Non va nell'asciugatrice.",
        "Tagliere di quercia per la cucina",
        "Fatto a mano con cotone biologico della Toscana",
    ),
    "nl": (
        "Emaille kan 1,5 l\nKan van emaille met een houten handvat.",
        "Regenjas dames\nWaterdicht tot 10.000 mm, met gelaste naden en een capuchon.",
        "Accuboormachine 18 V\nDe boormachine heeft twee versnellingen en een borstelloze motor.",
        "Fietsreparatie aan huis\nWij komen naar je toe.",
        "Wollen sjaal\nGebreid in Schotland. Niet geschikt voor de droger.",
        "Snijplank van eikenhout",
        "Met de hand gemaakt van biologisch katoen",
    ),
    "pt": (
        "Jarro esmaltado 1,5 l\nJarro com cabo de madeira, para o chá e o café.",
        "Casaco impermeável de mulher\nResiste até 10.000 mm e tem costuras seladas.",
        "Berbequim sem fios\nO berbequim tem duas velocidades e um motor sem escovas.",
        "Reparação de bicicletas ao domicílio\nVamos à sua casa no mesmo dia.",
        "Cachecol de lã\nTricotado na Escócia. Não pode ir à máquina de secar.",
        "Tábua de cortar em carvalho para a cozinha",
        "Feito à mão com algodão orgânico",
    ),
    "ja": (
        "ホーローケトル 1.5L\n木製ハンドルのケトルです。",
        "レディース レインジャケット\n耐水圧10,000mm、シームテープ加工。",
        "充電式ドリル 18V\nブラシレスモーターを搭載。",
        "自転車の出張修理\nご自宅まで伺います。",
        "ウールのマフラー\nスコットランド製です。",
        "まな板（オーク材）",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts]
)
def test_a_short_text_tells_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "-", "18 V", "Wollschal", "T-Shirt", "HALDEN", "GSR 18V-55", "Mascara", "Sofa Milano 2"],
)
def test_what_does_not_tell_stays_unknown(text: str) -> None:
    assert language_of(text) == UNKNOWN


@pytest.mark.parametrize("text", ["Hut in 12", "Sofa de luxe", "Piano no. 5", "Café", "Die 7"])
def test_one_word_that_several_languages_have_does_not_tell(text: str) -> None:
    assert language_of(text) in {UNKNOWN, "en"}
