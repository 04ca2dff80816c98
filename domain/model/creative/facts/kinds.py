"""What kind of shop sells a product: it decides verbs, calls to action and emoji."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from domain.model.creative.facts.tokens import tokens_of


class Kind(StrEnum):
    """About the first level of Google's product taxonomy, and what is no product."""

    APPAREL = "apparel"
    ACCESSORIES = "accessories"  # what people wear that has no size
    SHOES = "shoes"
    BAGS = "bags"
    JEWELLERY = "jewellery"
    BEAUTY = "beauty"
    HEALTH = "health"
    FOOD = "food"
    DRINKS = "drinks"
    FURNITURE = "furniture"
    KITCHEN = "kitchen"
    HOME = "home"
    LIGHTING = "lighting"
    ELECTRONICS = "electronics"
    COMPUTERS = "computers"
    PHONES = "phones"
    TOOLS = "tools"
    GARDEN = "garden"
    SPORTS = "sports"
    OUTDOOR = "outdoor"
    TOYS = "toys"
    BABY = "baby"
    PETS = "pets"
    BOOKS = "books"
    OFFICE = "office"
    VEHICLES = "vehicles"
    CAR_PARTS = "car-parts"
    ART = "art"
    SOFTWARE = "software"
    SERVICE = "service"
    EVENTS = "events"
    COURSES = "courses"
    UNKNOWN = "unknown"


_NOUNS = {
    Kind.APPAREL: """
        apparel clothing shirt shirts tshirt t-shirt tee dress dresses frock gown jacket coat
        jeans trousers pants shorts skirt blouse sweater jumper hoodie cardigan hat beanie chino
        chinos cap glove sock socks underwear bra suit belt vest pullover leggings parka raincoat
        top tops corset outerwear pyjamas pajamas swimsuit bikini menswear womenswear
        """,
    Kind.ACCESSORIES: """
        scarf scarves shawl tie ties bowtie sunglasses glasses eyewear apron handkerchief umbrella
        keyring cufflinks
        """,
    Kind.SHOES: """
        shoe shoes sneaker sneakers boot boots sandal sandals slipper slippers heels footwear
        trainers loafers cleats
        """,
    Kind.BAGS: """
        bag bags handbag handbags backpack rucksack wallet purse tote suitcase luggage satchel
        duffel clutch
        """,
    Kind.JEWELLERY: """
        jewellery jewelry earring earrings necklace ring bracelet pendant watch watches
        timepiece chronograph brooch wristwatch
        """,
    Kind.BEAUTY: """
        beauty mascara lipstick eyeshadow palette foundation concealer blush perfume fragrance
        fragrances cologne scent parfum lotion serum cream shampoo conditioner soap polish makeup
        cosmetics skincare skin-care haircare bodycare moisturizer moisturiser cleanser toner balm
        powder sunscreen deodorant razor beard
        """,
    Kind.HEALTH: """
        health vitamin vitamins supplement supplements protein thermometer massager pillbox
        bandage wellness toothbrush toothpaste
        """,
    Kind.FOOD: """
        food groceries grocery apple beef steak chicken fish eggs egg bread cheese chocolate
        honey rice pasta fruit vegetables vegetable cucumber pepper kiwi lemon mulberry onion
        onions potato potatoes strawberry cream olive oil sauce spice spices salt snack snacks
        cereal nuts jam cookies biscuits granola tomato tomatoes
        """,
    Kind.DRINKS: """
        drink drinks coffee tea wine beer juice water milk gin whisky whiskey vodka lemonade
        soda espresso roast
        """,
    Kind.FURNITURE: """
        furniture bed sofa couch chair table desk bookcase shelf wardrobe dresser nightstand
        stool bench cabinet armchair mattress sideboard footstool
        """,
    Kind.KITCHEN: """
        kitchen kitchenware cookware bakeware tableware drinkware mug mugs cup glass plate bowl
        fork spoon knife pan pot wok spatula whisk blender grater strainer sieve squeezer peeler
        tongs tray oven stove microwave kettle toaster mill grinder pitcher jug carafe cutlery
        colander skillet dishware glassware stemware rack teapot corkscrew lunchbox bottle frother
        tumbler saucepan casserole dripper brewer infuser percolator
        """,
    Kind.HOME: """
        home vacuum hoover decor decoration homeware bedding pillow cushion blanket throw rug
        curtain towel vase candle frame mirror basket clock sheet sheets duvet plant pot sink
        organizer organiser hanger diffuser doormat
        """,
    Kind.LIGHTING: """
        lighting lampshade lamp light lantern chandelier pendant bulb sconce
        """,
    Kind.ELECTRONICS: """
        electronics headphones earphones earbuds speaker speakers earbud camera lens tv television
        monitor projector charger cable adapter powerbank bank battery drone microphone console
        airpods soundbar radio turntable smartwatch homepod tripod monopod
        """,
    Kind.COMPUTERS: """
        laptop laptops notebook computer pc tablet tablets keyboard mouse ssd router printer
        macbook chromebook webcam ultrabook hub
        """,
    Kind.PHONES: """
        phone phones smartphone smartphones iphone handset
        """,
    Kind.TOOLS: """
        tool tools drill saw hammer screwdriver wrench pliers sander toolbox spanner hardware
        jigsaw multitool blade screw bolt nail-gun ladder diy fixings
        """,
    Kind.GARDEN: """
        garden gardening planter mower hose secateurs pruner seeds seed soil lawn compost trowel
        greenhouse sprinkler
        """,
    Kind.SPORTS: """
        sport sports ball football basketball baseball volleyball cricket tennis racket golf bat
        helmet dumbbell yoga mat bike bicycle skateboard shuttlecock treadmill kettlebell
        fitness wicket rim
        """,
    Kind.OUTDOOR: """
        outdoor camping hiking tent sleeping-bag trekking kayak hammock headtorch headlamp flask
        climbing
        """,
    Kind.TOYS: """
        toy toys puzzle doll game games blocks lego teddy plush jigsaw-puzzle playset
        marble-run
        """,
    Kind.BABY: """
        baby infant stroller pram crib cot diaper nappy bib pacifier onesie teat
        """,
    Kind.PETS: """
        pet pets dog cat puppy kitten leash collar litter aquarium
        """,
    Kind.BOOKS: """
        book books novel paperback hardcover ebook cookbook magazine comic guidebook fiction
        """,
    Kind.OFFICE: """
        office stationery pen pencil notebook-paper planner stapler diary folder envelope
        journal
        """,
    Kind.VEHICLES: """
        vehicle vehicles car sedan suv hatchback minivan motorcycle motorbike scooter truck van
        automobile coupe convertible-car
        """,
    Kind.CAR_PARTS: """
        automotive tyre tire wiper brake windscreen windshield dashcam car-parts
        """,
    Kind.ART: """
        art print poster painting canvas sculpture easel paint paints brush yarn
        """,
    Kind.SOFTWARE: """
        software app saas subscription plugin license licence
        """,
    Kind.SERVICE: """
        service services repair cleaning installation grooming consultation massage haircut
        rental delivery-service treatment inspection tuning barber
        """,
    Kind.EVENTS: """
        ticket tickets concert festival show event exhibition tour tasting
        """,
    Kind.COURSES: """
        course courses class workshop lesson lessons training bootcamp
        """,
}
GOODS = frozenset(Kind) - {Kind.SERVICE, Kind.COURSES, Kind.EVENTS, Kind.SOFTWARE}
# Nouns that several kinds of shop sell: where a category says more, it decides.
AMBIGUOUS = frozenset(
    {"bank", "battery", "bottle", "bottles", "case", "cases", "cream", "cup", "glass", "glasses"}
    | {"batteries", "frame", "hose", "light", "mat", "mats", "oil", "oils", "organizer", "pot"}
    | {"polish", "powder", "print", "prints", "rack", "ring", "rings", "roll", "set", "tie", "top"}
    | {"tops", "light", "home", "basket", "blade", "blades", "cap", "caps", "accessories"}
)
_BY_NOUN: dict[str, Kind] = {}
for _kind, _nouns in _NOUNS.items():
    for _noun in _nouns.split():
        _BY_NOUN.setdefault(_noun, _kind)


def kind_of_noun(low: str) -> Kind | None:
    """Of a word in small letters, singular or plural."""
    found = _BY_NOUN.get(low)
    if found is None and low.endswith("s"):
        found = _BY_NOUN.get(low[:-1]) or (_BY_NOUN.get(low[:-2]) if low.endswith("es") else None)
    if found is None and "-" in low:
        found = kind_of_noun(low.rsplit("-", 1)[-1])
    return found


def kind_of_shop(
    texts: Iterable[str], kind_of: Callable[[str], Kind | None] = kind_of_noun
) -> Kind:
    """By the last word that names a kind, in the texts that say most first."""
    for text in texts:
        for token in reversed(tokens_of(text)):
            if token.is_word and (found := kind_of(token.low)):
                return found
    return Kind.UNKNOWN
