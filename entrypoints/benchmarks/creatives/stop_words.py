"""Words that say nothing of a product, in the languages of the test products."""

_ENGLISH = (
    "a all also an and any are as at be been but by can do does each for from get has have "
    "how if in into is it its just more most no not of off on one only or our out over so "
    "than that the their them then there these they this those to too up us via was we well "
    "were what when which who will with without you your"
)
_GERMAN = (
    "aber als am an auch auf aus bei bis das dem den der des die ein eine einem einen einer "
    "es für im in ist mit nach nicht nur oder ohne sie sich sind und vom von wie zu zum zur"
)
_FRENCH = (
    "à au aux avec ce cet cette dans de des du elle en est et il la le les leur mais ne ou "
    "par pas pour qui sans se ses son sont sur un une"
)
_SPANISH = "al con como de del el en es la las lo los más no o para por que se sin su un una y"
_ITALIAN = "che col da dal dei del della di e gli ha i il le nel non o per più si sono una uno"
STOP_WORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_FRENCH} {_SPANISH} {_ITALIAN}".split())
