"""Values of slots: what is known, in words, and nothing that is not."""

from decimal import Decimal

import pytest

from domain.model.catalog.attributes import Attributes
from domain.model.creative.brief.brief import Brief
from domain.model.creative.composing.values import Value, extras_of, product_of, values_of
from domain.model.creative.facts.product_facts import understand


def values(title: str = "Rain Jacket", description: str = "-", **known: object) -> dict[str, Value]:
    brief = Brief(title=title, description=description, **known)  # type: ignore[arg-type]
    return values_of(brief, understand(brief), money=lambda amount: f"${amount}", number=str)


def texts(title: str = "Rain Jacket", **known: object) -> dict[str, str]:
    return {slot: value.text for slot, value in values(title, **known).items()}


def test_what_is_unknown_is_left_out() -> None:
    assert texts().keys().isdisjoint({"brand", "price", "was", "rating", "url", "color", "pack"})


def test_a_price_is_said_as_it_is() -> None:
    assert texts(price=Decimal("49.90"))["price"] == "$49.90"
    assert "was" not in texts(price=Decimal("49.90"))


def test_a_sale_price_is_the_price_and_the_other_what_it_was() -> None:
    found = texts(price=Decimal(120), sale_price=Decimal(95))
    assert (found["price"], found["was"]) == ("$95", "$120")


@pytest.mark.parametrize("sale", ["120", "130", "0"])
def test_what_is_no_reduction_is_not_called_one(sale: str) -> None:
    found = texts(price=Decimal(120), sale_price=Decimal(sale))
    assert found["price"] == "$120"
    assert "was" not in found


def test_a_sale_price_alone_is_the_price() -> None:
    found = texts(sale_price=Decimal(95))
    assert found["price"] == "$95"
    assert "was" not in found


def test_a_price_of_zero_is_not_said() -> None:
    assert "price" not in texts(price=Decimal(0))
    assert "price" not in texts(price=Decimal("0.00"), sale_price=Decimal(0))


@pytest.mark.parametrize(
    ("rating", "said"), [(3.9, None), (4.0, "4.0"), (5.0, "5.0"), (None, None)]
)
def test_a_rating_is_proof_only_from_four_stars(rating: float | None, said: str | None) -> None:
    assert texts(rating=rating).get("rating") == said


def test_the_number_of_reviews_stands_only_beside_a_rating() -> None:
    assert texts(rating=4.8, rating_count=259)["reviews"] == "259"
    assert "reviews" not in texts(rating=3.0, rating_count=259)
    assert "reviews" not in texts(rating_count=259)
    assert "reviews" not in texts(rating=4.8, rating_count=0)


@pytest.mark.parametrize(
    ("title", "brand", "product"),
    [
        ("Rain Jacket", "Fjordline", "Fjordline Rain Jacket"),
        ("Fjordline Rain Jacket", "Fjordline", "Fjordline Rain Jacket"),
        ("FJORDLINE Rain Jacket", "Fjordline", "FJORDLINE Rain Jacket"),
        ("Fjordline Rain Jacket", "Fjordline Outdoor", "Fjordline Rain Jacket"),
        ("Rain Jacket", None, "Rain Jacket"),
        ("HALDEN - Trail Backpack", None, "HALDEN Trail Backpack"),
    ],
)
def test_the_brand_stands_in_front_once(title: str, brand: str | None, product: str) -> None:
    assert product_of(understand(Brief(title=title, description="-", brand=brand))) == product


def test_a_publisher_is_no_part_of_a_books_name() -> None:
    brief = Brief(title="Seven Ferries", description="A novel.", category="Books", brand="Orrin")
    assert product_of(understand(brief)) == "Seven Ferries"


def test_a_merchant_title_has_what_the_name_lacks_each_once() -> None:
    brief = Brief(
        title="Blue Rain Jacket, Two Pockets (Set of 2)",
        description="-",
        attributes=Attributes(material="nylon", color="Blue", size="M", pack="Set of 2"),
    )
    extras = extras_of(brief, understand(brief))
    assert extras is not None
    assert extras.text == "Nylon, M, Set of 2, Two Pockets"
    assert [source.field for source in extras.sources] == [
        "attributes.material", "attributes.size", "attributes.pack", "title",
    ]  # fmt: skip


def test_a_merchant_title_loses_no_part_of_the_title() -> None:
    brief = Brief(title="27-Inch Monitor, 16:9, 165 Hz", description="-")
    assert _text(extras_of(brief, understand(brief))) == "16:9, 165 Hz"


def test_a_merchant_title_takes_no_notes_from_the_title() -> None:
    brief = Brief(title="Desk Lamp, bulb not included, Brass", description="-")
    assert _text(extras_of(brief, understand(brief))) == "Brass"


def _text(value: Value | None) -> str | None:
    return value.text if value else None


def test_attributes_of_the_seller_come_before_those_of_the_title() -> None:
    assert texts("Rain Jacket, Red")["color"] == "Red"
    found = texts("Rain Jacket, Red", attributes=Attributes(color="Sea Blue"))
    assert found["color"] == "Sea Blue"


def test_a_type_has_its_plural_where_english_has_one() -> None:
    assert texts("Rain Jacket")["types"] == "rain jackets"
    assert "types" not in texts("有田焼 湯呑み")


def test_every_value_is_where_its_source_says() -> None:
    title, brand = "Rain Jacket, Sea Blue (Set of 2)", "Fjordline"
    description = "A jacket for two seasons."
    category, url = "Clothing > Outerwear", "https://shop.example.com/1"
    found = values(title, description, brand=brand, category=category, url=url, price=Decimal(5))
    fields = {"title": title, "brand": brand, "category": category, "url": url}
    for source in (source for value in found.values() for source in value.sources):
        if source.start is not None and source.field in fields:
            place = fields[source.field][source.start : source.end]
            assert place == source.text
    assert [found[name].sources[0].field for name in ("color", "pack")] == ["title", "title"]
    assert found["category"].sources[0].text == "Outerwear"
