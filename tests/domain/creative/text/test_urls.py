"""URLs: what X would link and count as one, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.creative.text.urls import url_spans

PIECES = st.sampled_from(
    [
        "mug",
        "http://",
        "https://",
        "shop",
        ".",
        ".com",
        ".de",
        ".みんな",
        "/",
        "?q=1",
        "-",
        "_",
        "@",
    ]
) | st.sampled_from(
    [" ", "日本語", "。", "é", "(", ")", ",", "t.co/", "xn--", "#", "\u202a", "😀", "x" * 64]
)


def urls(text: str) -> list[str]:
    return [text[start:end] for start, end in url_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Order at https://mugs.example.com/new?size=2#top today", 1),
        ("mugs.com, mugs.co.uk and MUGS.DE", 3),
        ("Holds 4.5 litres. Made in Bremen.Without plastic", 0),
        ("Made in Bremen.No plastic", 1),  # .no is Norway
        ("mugs.notadomain and mugs.c", 0),
        ("me@mugs.com #mugs.com $MUGS.com", 0),
        ("first.last-name@mugs.com", 0),
        ("ftp://mugs.com/list", 0),
        ("https://mugs_and_more.com", 0),
        ("https://our_shop.mugs.com", 1),
        ("https://-mugs.com https://mugs-.com", 0),
        ("https://kaffee.vermögensberatung/tassen", 1),
        ("https://xn--kaff-epa.com", 1),
        ("https://xn--kaffé.com/ https://xn--珈琲.com", 1),
    ],
)
def test_how_many_are_found(text: str, expected: int) -> None:
    assert len(urls(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See mugs.com.", ["mugs.com"]),
        ("(see mugs.com/a_(b))", ["mugs.com/a_(b)"]),
        ("mugs.com/a, or mugs.com/b!", ["mugs.com/a", "mugs.com/b"]),
        ("mugs.com:8080/x", ["mugs.com:8080/x"]),
        ("mugs.com?x=1", ["mugs.com"]),
        ("https://mugs.com?x=1", ["https://mugs.com?x=1"]),
        ("見てください。mugs.comで買う", ["mugs.com"]),
        ("https://珈琲.com/", ["https://珈琲.com/"]),
        ("珈琲.com", []),
        ("https://t.co/Abc123's mug", ["https://t.co/Abc123"]),
        (f"https://t.co/{'a' * 41}", []),
        (f"https://{'m' * 63}.com", [f"https://{'m' * 63}.com"]),
        (f"https://{'m' * 64}.com", []),
        (f"https://mugs.com/{'m' * 4071}", [f"https://mugs.com/{'m' * 4071}"]),
        (f"https://mugs.com/{'m' * 4072}", []),
        ("/mugs.com/x mugs.com/y", ["mugs.com/y"]),
        ("émugs.com émugs.com", ["mugs.com", "émugs.com"]),
        ("mugs.みんなもmugs.de", ["mugs.みんな", "mugs.de"]),
        ("mugs.com\u202c", ["mugs.com"]),
        ("https://mugs.com.kaffeeどこ.みんな", ["https://mugs.com.kaffeeどこ.みんな"]),
    ],
)
def test_where_they_start_and_end(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


@given(st.lists(PIECES, max_size=12).map("".join))
def test_they_follow_one_another_and_hold_a_dot_and_no_space(text: str) -> None:
    free = 0
    for start, end in url_spans(text):
        assert free <= start < end <= len(text)
        assert "." in text[start:end]
        assert " " not in text[start:end]
        free = end


@pytest.mark.parametrize(
    ("part", "expected"),
    [("日", 0), ("日.", 0), ("a.", 0), ("a-", 0), ("mugs.com-_.", 0), ("mugs.com/(", 50_000)],
)
def test_work_grows_with_the_text_and_not_with_its_square(part: str, expected: int) -> None:
    assert len(url_spans(part * 50_000 + " mugs.x")) == expected  # minutes, if it did
