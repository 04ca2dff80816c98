"""The words of the generated shop: categories, adjectives, product types and sentences.

Adjectives and sentences come in tiers, from the weakest to the strongest product. A tier is what a
reader can infer quality from; the phrasings inside a tier say the same thing in other words.
"""

from dataclasses import dataclass

CATEGORIES = (
    "Home & Kitchen",
    "Electronics",
    "Fashion",
    "Beauty",
    "Sports & Outdoors",
    "Toys & Games",
    "Office",
    "Garden",
)

LOWEST_SHOP_RATING, HIGHEST_SHOP_RATING = 2.0, 5.0

ADJECTIVE_TIERS = (
    ("Basic", "Budget", "Plain"),
    ("Simple", "Everyday", "Compact"),
    ("Classic", "Reliable", "Versatile"),
    ("Premium", "Handcrafted", "Elegant"),
)
ADJECTIVES = tuple(adjective for tier in ADJECTIVE_TIERS for adjective in tier)

FINISH_TIERS = (
    (
        "Expect rough edges and a coating that marks easily.",
        "The material is thin, and the finish varies from piece to piece.",
        "Seams and joints are uneven in places.",
    ),
    (
        "The finish is functional rather than refined.",
        "Materials are light and chosen to keep the cost down.",
        "Small cosmetic flaws are possible.",
    ),
    (
        "Materials are sound and the finish is tidy.",
        "It is put together properly, with nothing fancy about it.",
        "The workmanship is solid for the price.",
    ),
    (
        "Good materials and neat workmanship show in the details.",
        "Every edge is clean and the parts fit closely.",
        "It feels sturdy in the hand and is cleanly finished.",
    ),
    (
        "Carefully selected materials and a flawless finish set it apart.",
        "Each piece is inspected by hand before it leaves the workshop.",
        "It is built to last for years, with a repair service behind it.",
    ),
)

EXPERIENCE_TIERS = (
    (
        "Best kept for occasional use; parts wear out quickly.",
        "Assembly takes patience, and the instructions are brief.",
        "Returns are more frequent than we would like.",
    ),
    (
        "It does the job for light use.",
        "Fine as a stopgap or a spare.",
        "Suits undemanding users who need something now.",
    ),
    (
        "It works as described, day in and day out.",
        "A sensible choice for regular use.",
        "Easy to use from the first day.",
    ),
    (
        "Comfortable to use and easy to look after.",
        "Many customers come back for a second one.",
        "It makes a daily routine noticeably easier.",
    ),
    (
        "A joy to use, and it stays that way.",
        "Customers recommend it to their friends again and again.",
        "It performs beautifully even under heavy use.",
    ),
)


@dataclass(frozen=True, slots=True)
class ProductType:
    """A kind of product.

    Attributes:
        price_range: lowest and highest price, in the shop's currency.
        variants: one of them ends the title.
        features: one of them begins the description.
    """

    name: str
    category: str
    price_range: tuple[int, int]
    variants: tuple[str, ...]
    features: tuple[str, ...]


PRODUCT_TYPES = (
    ProductType(
        "Cast-Iron Skillet",
        "Home & Kitchen",
        (25, 120),
        ("20 cm", "24 cm", "28 cm"),
        ("Works on gas, electric and induction hobs.", "Goes from the hob straight into the oven."),
    ),
    ProductType(
        "Pour-Over Kettle",
        "Home & Kitchen",
        (30, 150),
        ("0.6 l", "0.9 l", "1.2 l"),
        ("The narrow spout gives an even pour.", "Made for filter coffee and tea."),
    ),
    ProductType(
        "Knife Set",
        "Home & Kitchen",
        (40, 300),
        ("3 Pieces", "5 Pieces", "7 Pieces"),
        ("With knives for bread, vegetables and meat.", "Comes with a wooden block."),
    ),
    ProductType(
        "Wireless Headphones",
        "Electronics",
        (40, 350),
        ("Black", "Silver", "Navy"),
        ("Up to 30 hours of playback on one charge.", "Folds flat for travelling."),
    ),
    ProductType(
        "Bluetooth Speaker",
        "Electronics",
        (25, 250),
        ("Graphite", "Red", "Ocean Blue"),
        ("Pairs with phones, tablets and laptops.", "Splash-proof for the balcony or the beach."),
    ),
    ProductType(
        "Mechanical Keyboard",
        "Electronics",
        (50, 220),
        ("Compact Layout", "Full Size", "Tenkeyless"),
        ("With replaceable switches and a USB-C cable.", "Adjustable feet and white backlight."),
    ),
    ProductType(
        "Leather Wallet",
        "Fashion",
        (20, 120),
        ("Brown", "Black", "Cognac"),
        ("Holds eight cards, notes and coins.", "Slim enough for a front pocket."),
    ),
    ProductType(
        "Wool Scarf",
        "Fashion",
        (18, 110),
        ("Charcoal", "Burgundy", "Forest Green"),
        ("Long enough to wrap twice.", "Knitted for cold mornings."),
    ),
    ProductType(
        "Canvas Backpack",
        "Fashion",
        (35, 180),
        ("18 l", "22 l", "28 l"),
        (
            "With a padded sleeve for a 15-inch laptop.",
            "Two side pockets and a hidden back pocket.",
        ),
    ),
    ProductType(
        "Face Serum",
        "Beauty",
        (12, 95),
        ("30 ml", "50 ml", "Travel Size"),
        ("A light texture for day and night.", "Free of added fragrance."),
    ),
    ProductType(
        "Hair Dryer",
        "Beauty",
        (25, 260),
        ("1600 W", "1800 W", "2000 W"),
        ("With three heat settings and a cool shot.", "Comes with a diffuser and a nozzle."),
    ),
    ProductType(
        "Yoga Mat",
        "Sports & Outdoors",
        (15, 110),
        ("4 mm", "6 mm", "8 mm"),
        ("Rolls up tightly and comes with a strap.", "Non-slip on wood, stone and carpet."),
    ),
    ProductType(
        "Trekking Tent",
        "Sports & Outdoors",
        (80, 500),
        ("2 Persons", "3 Persons", "4 Persons"),
        ("Packs down to the size of a rolled towel.", "Two entrances and a covered porch."),
    ),
    ProductType(
        "Running Shoes",
        "Sports & Outdoors",
        (45, 220),
        ("Road", "Trail", "Track"),
        ("With a breathable upper and a cushioned sole.", "Available in half sizes."),
    ),
    ProductType(
        "Building Block Set",
        "Toys & Games",
        (15, 160),
        ("200 Pieces", "400 Pieces", "800 Pieces"),
        ("Fits other common block systems.", "For builders from four years up."),
    ),
    ProductType(
        "Board Game",
        "Toys & Games",
        (15, 90),
        ("Family Edition", "Travel Edition", "Party Edition"),
        ("For two to six players.", "A round takes about forty minutes."),
    ),
    ProductType(
        "Desk Lamp",
        "Office",
        (20, 160),
        ("White", "Black", "Brass"),
        ("Dims in five steps from warm to cool light.", "The arm swivels and folds."),
    ),
    ProductType(
        "Ergonomic Chair",
        "Office",
        (110, 500),
        ("Mesh", "Fabric", "High Back"),
        ("Seat height, armrests and backrest adjust.", "Rolls quietly on hard floors."),
    ),
    ProductType(
        "Watering Can",
        "Garden",
        (12, 60),
        ("5 l", "8 l", "10 l"),
        ("With a removable rose for seedlings.", "Balanced so that it pours without dripping."),
    ),
    ProductType(
        "Pruning Shears",
        "Garden",
        (12, 75),
        ("Small", "Medium", "Left-Handed"),
        ("Cuts branches up to two centimetres thick.", "The safety catch works with one hand."),
    ),
)
