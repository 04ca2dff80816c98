"""Tables of words in titles: colours, persons, units, codes, and words that are no names."""

from domain.model.creative.policy.words import word_set

COLOURS = word_set(
    """
    anthracite beige black blue bronze brown burgundy charcoal copper coral cream cyan gold
    golden graphite gray green grey indigo ivory khaki lavender lilac magenta maroon mauve
    midnight mint mustard navy ochre olive orange peach pink plum purple red rose rust sage
    salmon sand silver starlight tan taupe teal terracotta turquoise violet white yellow schwarz
    weiß weiss rot blau grün gelb grau braun silber rosa lila türkis anthrazit hellblau dunkelblau
    hellgrau dunkelgrau dunkelgrün seeblau cognac
    """
) | {"off-white"}
COLOUR_LEADS = frozenset(
    {"space", "dark", "light", "sea", "navy", "sky", "forest", "midnight", "off"}
)
AUDIENCES = {
    "women": "women", "woman": "women", "womens": "women", "women's": "women", "ladies": "women",
    "female": "women", "men": "men", "man": "men", "mens": "men", "men's": "men", "male": "men",
    "kids": "kids", "kid's": "kids", "kids'": "kids", "children": "kids", "children's": "kids",
    "boys": "boys", "boys'": "boys", "girls": "girls", "girls'": "girls", "girl": "girls",
    "unisex": "unisex", "baby": "baby", "toddler": "toddlers",
}  # fmt: skip
UNITS = word_set(
    """
    bags bar bit capsules count cup cups fps gal ghz gsm hours inch inches khz lbs liter liters
    litre litres lumen mah mbps mhz min pack pairs pcs pieces pods psi pint qt ram rpm sachets
    sheets ssd stück tablets teile tlg watt watts year years
    """
)
LINKS = frozenset({"de", "del", "di", "du"})  # of other languages
NO_START = frozenset({"fit", "size", "style"})  # of "Slim Fit Chino Trousers"
OF_TYPES = frozenset({"diy", "hdmi", "led", "pc", "tv", "usb", "uv"})  # capitals: an LED lamp
# Capitals that are no name; what stands behind a noun in titles and is no part of it.
ACRONYMS = word_set(
    """
    ac agm anc bpa dc diy dvd eco eu eva fm gps hd hdmi hdr ips ir led lcd nfc oled pc pd pu pvc
    qled rgb sd spf ssd tpe tv uhd uk us usa usb usb-c uv vr wifi xl xs xxl
    """
)
AFTER_NOUN = word_set(
    """
    bundle cotton double edition firm king large leather linen medium oak plus polyester pro queen
    silk single size slim small steel stretch vanilla wood wool
    """
)
SETS = frozenset({"set", "pack", "pair", "box", "case", "bundle"})
COMMON = word_set(
    """
    air bath bathroom bedside boxed brush car carbon card chilli chili citrus combi conference
    cube cut decoration digital dining dual electric family fine floor garlic grip hair hand
    head heel house ice key kids lash leg lunch main mens metal nail neck office party photo
    pocket power pull rain roll rolling salt sea shoulder side slotted snow soft spice sport
    steel summer sun table tea trail tree water wall wind windscreen window winter wood wool
    wooden wrist wrap leather linen cotton chip crew
    """
)
# Adjectives and names that keep their capital inside a sentence.
NAMES = word_set(
    """
    african american asian bluetooth brazilian british chinese christmas colombian cuban danish
    dutch easter egyptian english ethiopian european finnish french german greek halloween
    indian irish italian japanese kenyan korean mexican moroccan norwegian persian peruvian
    polish portuguese russian scandinavian scottish spanish swedish swiss thai turkish
    vietnamese welsh
    """
) - {"polish"}
