"""Capitals for emphasis become small letters; acronyms, codes, sizes and brands keep theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.policy.shouting import calm, calm_title

SENTENCES = [
    ("CORDLESS DRILL 18V WITH USB-C", "Cordless drill 18V with USB-C"),
    ("UP TO 30 HOURS. IPX7 WATERPROOF! With LED.", "Up to 30 hours. IPX7 waterproof! With LED."),
    ("NON-STICK PAN, 3-IN-1, BPA-FREE", "Non-stick pan, 3-in-1, BPA-free"),
    ("SONY WH-1000XM4 HEADPHONES", "Sony WH-1000XM4 headphones"),
    ("SAMSUNG SMART TV QE55Q60CAUXXU", "Samsung smart TV QE55Q60CAUXXU"),
    ("20-PIECE SET PROD-1234-ABE", "20-piece set PROD-1234-ABE"),
    ("BLACK&DECKER DRILL", "Black&Decker drill"),
    ("WOMEN'S T-SHIRT XL BLACK/WHITE", "Women's T-shirt XL black/white"),
    ("MADE IN GERMANY. DON'T WASH", "Made in Germany. Don't wash"),
    ("WITH VITAMIN A AND A LID", "With vitamin A and a lid"),
    ("4K UHD TV 55 INCH", "4K UHD TV 55 inch"),
    ("RAIN JACKET for women", "Rain jacket for women"),
    ("FEATURES", "Features"),
    ("ДРЕЛЬ АККУМУЛЯТОРНАЯ", "Дрель аккумуляторная"),
]
TITLES = [
    ("CORDLESS DRILL WITH USB-C", "Cordless Drill with USB-C"),
    ("SET OF 4 MUGS (BLUE)", "Set of 4 Mugs (Blue)"),
    ("WI-FI ROUTER DR. FOO", "Wi-Fi Router Dr. Foo"),
    ("iPhone 15 PRO MAX CASE", "iPhone 15 Pro Max Case"),
]
KEPT = [
    "HALDEN - Trail Backpack",
    "The NASA jacket by IKEA",
    "HDMI",
    "Sizes M, L, XL and XXL",
    "Holds USB, HDMI and LED parts of the desk",
    "I am a man",
    "",
]


@pytest.mark.parametrize(("text", "calmed"), SENTENCES)
def test_a_sentence_in_capitals_is_calmed(text: str, calmed: str) -> None:
    assert calm(text) == calmed


@pytest.mark.parametrize(("text", "calmed"), TITLES)
def test_a_title_in_capitals_has_one_a_word(text: str, calmed: str) -> None:
    assert calm_title(text) == calmed


@pytest.mark.parametrize("text", KEPT)
def test_what_does_not_shout_stays(text: str) -> None:
    assert calm(text) == calm_title(text) == text


def test_names_in_a_normal_sentence_keep_a_capital_each() -> None:
    text = "Hear the sound of BANG AND OLUFSEN at home"
    assert calm(text) == "Hear the sound of Bang and Olufsen at home"


WORDS = [
    "A",
    "THE",
    "DRILL",
    "USB-C",
    "IPX7",
    "Blue",
    "women",
    "WOMEN'S",
    "20-PIECE",
    "I",
    ".",
    "!",
    ",",
    "IN",
    "VITAMIN",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=40))
def test_calmed_again_it_stays_and_no_letter_changes_but_its_case(text: str) -> None:
    for calmed, again in ((calm(text), calm), (calm_title(text), calm_title)):
        assert again(calmed) == calmed
        assert calmed.casefold() == text.casefold() or not text.isascii()
