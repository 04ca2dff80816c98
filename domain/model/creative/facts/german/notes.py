"""German sentences about pictures, orders and the shop, in small letters."""

import re

NOTE = re.compile(
    r"\babbildung\w*\b.{0,30}\b(?:ähnlich|abweich)|\bsymbolfoto|\bbeispiel(?:bild|foto)"
    r"|\bfarb\w*\b.{0,40}\babweich|\bfarbabweich|\bzufriedenheitsgarantie"
    r"|\bgeld[- ]zurück"
    r"|\b(?:rufen|schreiben|sprechen|besuchen|kontaktieren|folgen|mailen) sie uns\b"
    r"|\bkundenservice\b"
    r"|\b(?:ruf|schreib|folg)\w* uns\b"
    r"|\blieferzeit|\bversandkosten|\bversandfertig|\bportofrei"
    r"|\bbei fragen\b|\bmehr (?:erfahren|infos?|informationen)\b|\bnewsletter|\bbeschreibung"
    r"|\bwir (?:versenden|liefern|verschicken|antworten|freuen|sind|haben|wünschen)\b"
    r"|\balle (?:preise|rechte)\b|\bzzgl\b|\bmwst\b|\bumsatzsteuer|\bhier klicken|\bklicken sie"
    r"|\bjetzt (?:kaufen|bestellen|zugreifen)\b|\bbestellen sie\b|\bnur solange\b"
    r"|\bsolange der vorrat"
    r"|\b(?:bitte|hinweis|achtung|warnhinweis|disclaimer)\b|\bartikel(?:nummer|-?nr)|\bagb\b"
    r"|\bvielen dank\b|\bdieses? (?:produkt|artikel)s?\b|\birrtümer\b|\blieferung ohne dekoration"
)
