"""What a product is, from titles as shops write them."""

import pytest

from domain.model.creative.brief.brief import Brief
from domain.model.creative.facts.kinds import Kind
from domain.model.creative.facts.product_facts import understand
from domain.model.creative.facts.title import Title


def title(text: str, description: str = "-", **known: str) -> Title:
    return understand(Brief(title=text, description=description, **known)).title  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "description", "product_type"),
    [
        ("Got Milk? Milk Frother", "Froths hot and cold milk in 60 seconds.", "milk frother"),
        ("Gift Card", "The perfect gift for any occasion.", "gift card"),
        ("Baby Carrier, Grey", "Carry your baby in four positions.", "baby carrier"),
        ("End of Tenancy Cleaning", "Professional deep clean.", "end of tenancy cleaning"),
        ("Rooibos Tea 100 bags", "100 tea bags.", "rooibos tea"),
        ("4 Port USB Hub", "Adds four USB 3.0 ports.", "USB hub"),
        ("4-Person Tunnel Tent", "Sleeps four.", "tunnel tent"),
        ("Trail Running Shoes Women's UK 3-9", "Hold on wet rock.", "trail running shoes"),
        ("Foam Mattress Double 135x190 Medium Firm", "Rolled.", "foam mattress"),
        ("Chino Trousers Stretch Cotton", "Chinos in stretch cotton.", "chino trousers"),
        ("Dry Dog Food Salmon & Potato 12kg", "For adult dogs.", "dry dog food"),
        ("Wood Screws 4.0 x 50mm TORX", "Wood screws with TX20 drive.", "wood screws"),
        ("Photography for Beginners - Online Course", "24 lessons.", "online course"),
        ("The Lighthouse (Paperback)", "A storm on the coast. 384 pages.", "paperback"),
    ],
)
def test_a_type_is_neither_too_short_nor_too_long(
    text: str, description: str, product_type: str
) -> None:
    assert title(text, description).type == product_type


def test_a_course_is_no_brand() -> None:
    found = title("Photography for Beginners - Online Course", "24 lessons.")
    assert (found.name, found.brand) == ("Photography for Beginners", None)


def test_an_attribute_in_front_of_a_name_begins_it_with_a_capital() -> None:
    assert title("LED Floor Lamp, dimmable, black").name == "Dimmable LED Floor Lamp"


@pytest.mark.parametrize(
    ("text", "category", "kind"),
    [
        ("Silicone Bottle", "Baby > Feeding", Kind.BABY),
        ("Beard Oil 30ml", "Grooming > Beard", Kind.BEAUTY),
        ("Car Battery 12V", "Automotive > Batteries", Kind.CAR_PARTS),
        ("Red Wine Glasses", "Home & Kitchen > Glassware", Kind.KITCHEN),
        ("Chopping Board", "kitchen-accessories", Kind.KITCHEN),
        ("Expandable Garden Hose", None, Kind.GARDEN),
        ("Silk Scarf", "Women > Accessories > Scarves", Kind.ACCESSORIES),
        ("Sunglasses", None, Kind.ACCESSORIES),
    ],
)
def test_what_many_shops_sell_has_the_kind_of_its_category(
    text: str, category: str | None, kind: Kind
) -> None:
    assert understand(Brief(title=text, description="-", category=category)).kind is kind


@pytest.mark.parametrize(
    ("text", "product_type"),
    [
        ("Washable Paw Print Dog Bed Large", "dog bed"),
        ("Wireless Earbuds Pro ANC", "wireless earbuds"),
        ("Cordless Hedge Trimmer 20V 51cm", "cordless hedge trimmer"),
        ('Refurbished Laptop 14" i5 16GB 512GB SSD', "refurbished laptop"),
        ("Dash Cam 4K Front and Rear", None),
        ("Charger SXT RWD", None),
        ("Whey Protein Isolate Vanilla 900g", "whey protein isolate"),
    ],
)
def test_codes_and_sizes_behind_a_noun_are_no_part_of_it(
    text: str, product_type: str | None
) -> None:
    assert title(text).type == product_type


def test_what_is_baked_with_a_kit_is_not_the_kit() -> None:
    found = title("Sourdough Starter Kit", "Bake your own bread in seven days.")
    assert found.type == "sourdough starter kit"
