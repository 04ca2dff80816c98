"""Promotion in a product's title, web addresses and phone numbers in Google's texts."""

import pytest

from domain.model.creative.platforms.all_platforms import (
    AMAZON_SB,
    FACEBOOK,
    GOOGLE_MERCHANT,
    GOOGLE_RSA,
    X,
)
from domain.model.creative.policy.merchant import without_promotion
from tests.fakes.findings import found

TITLE, DESCRIPTION = GOOGLE_MERCHANT.field("title"), GOOGLE_MERCHANT.field("description")
PROMOTIONS = [
    ("Mug, Free Shipping", "Free Shipping"),
    ("Mug with free delivery", "free delivery"),
    ("Blue Mug Sale", "Sale"),
    ("Blue Mug 20% Off", "20% Off"),
    ("Blue Mug $5 off", "$5 off"),
    ("Best Price Mug", "Best Price"),
    ("Mug, Buy Now", "Buy Now"),
    ("Order today: mug", "Order today"),
    ("Buy one, get one mug", "Buy one, get one"),
    ("Discounted mug", "Discounted"),
    ("Cheap mug", "Cheap"),
    ("Tasse, kostenloser Versand", "kostenloser Versand"),
    ("Tasse versandkostenfrei", "versandkostenfrei"),
]
FINE = [
    "Sugar Free Sweets",
    "Point of Sale Terminal",
    "Garage Sale Signs",
    "Sale Signs, Pack of 10",
    "Price Tag Gun",
    "Off-White Lamp, Off Road Tyre",
    "Ground Clearance Lift Kit",
    "Wireless Order Pager",
    "Shop Vacuum",
    "Value Pack of 12 Mugs",
    "Fat-Free Milk and Free Weights",
]


@pytest.mark.parametrize(("text", "at"), PROMOTIONS)
def test_promotion_in_a_merchant_title_is_found(text: str, at: str) -> None:
    rule = "google.promotion-in-title"
    assert found(text, GOOGLE_MERCHANT, TITLE)[rule] == at
    assert found(text, GOOGLE_MERCHANT, TITLE, carried=text)[rule] == at
    assert rule not in found(text, GOOGLE_MERCHANT, DESCRIPTION)
    assert rule not in found(text, GOOGLE_RSA)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Blue Mug - FREE SHIPPING!", "Blue Mug"),
        ("Sale: Blue Mug | 20% off", "Blue Mug"),
        ("Blue Mug (Buy Now), 300 ml", "Blue Mug, 300 ml"),
        ("Blue Mug, 300 ml", "Blue Mug, 300 ml"),
        ("Sale", ""),
    ],
)
def test_promotion_can_be_taken_out(text: str, left: str) -> None:
    assert without_promotion(text) == left


@pytest.mark.parametrize("text", FINE)
def test_the_name_of_a_product_is_no_promotion(text: str) -> None:
    assert found(text, GOOGLE_MERCHANT, TITLE) == {}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("https://shop.example.com/lamp", "https://shop.example.com/lamp"),
        ("A lamp, see www.example.com", "www.example.com"),
        ("shop.example.com/lamp", "shop.example.com/lamp"),
    ],
)
def test_a_web_address_is_no_description(text: str, at: str) -> None:
    for platform in (GOOGLE_MERCHANT, GOOGLE_RSA):
        description = platform.field("description")
        assert found(text, platform, description)["google.web-address"] == at
    assert "google.web-address" not in found(text, X)


@pytest.mark.parametrize("text", ["A lamp and/or a desk", "1.5/2.0 mm", "24/7 light, 1/2 in."])
def test_a_slash_is_no_web_address(text: str) -> None:
    assert "google.web-address" not in found(text, GOOGLE_MERCHANT, DESCRIPTION)


def test_a_phone_number_is_refused_by_google_and_doubted_by_amazon() -> None:
    text = "Call (555) 123-4567 for a mug"
    assert found(text, GOOGLE_MERCHANT, TITLE)["google.phone-number"] == "(555) 123-4567"
    assert found(text, AMAZON_SB)["amazon.phone-number"] == "(555) 123-4567"
    assert found(text, FACEBOOK) == {}


def test_capitals_are_doubted_by_meta() -> None:
    assert found("SALE on tea", FACEBOOK) == {"meta.capitals": "SALE"}
    assert found("Tea FROM YOUR SHOP", FACEBOOK) == {"meta.capitals": "FROM YOUR SHOP"}
    assert found("The HALDEN backpack", FACEBOOK) == {}
    assert found("Tea #FLOWERS #USBHUB", FACEBOOK) == {}
