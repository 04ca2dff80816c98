"""Texts as shop systems export them are accepted, and nothing of their markup comes back."""

import json

import pytest

from tests.entrypoints.live_server import Client, assert_problem

LAMP = {"title": "Desk Lamp", "description": "Dims in five steps.", "category": "Home & Office"}
EXPORTED = {
    "title": "<b>Desk&nbsp;Lamp</b>",
    "description": "[vc_row]<p>Dims in <i>five</i> steps.</p>[/vc_row]",
    "category": "Home &amp;amp; Office",
}


def test_markup_changes_nothing(client: Client) -> None:
    assert client.post("/predict", EXPORTED).json() == client.post("/predict", LAMP).json()
    both = client.post("/batch_predict", {"items": [EXPORTED, LAMP]}).json()["creatives"]
    assert both[0] == both[1]


def test_no_platform_gets_markup(client: Client) -> None:
    wishes = {"platforms": ["x", "facebook", "google_rsa", "google_merchant"], "brand": "H&amp;M"}
    answer = client.post("/predict", EXPORTED | wishes)
    assert answer.status == 200
    assert not any(sign in json.dumps(answer.json()) for sign in ("&amp;", "vc_row", "<b>", "<p>"))


def test_a_description_of_markup_alone_is_no_description(client: Client) -> None:
    answer = client.post("/predict", LAMP | {"description": "<p>&nbsp;</p>", "platforms": ["x"]})
    assert answer.status == 200
    assert answer.json()["caption"]


@pytest.mark.parametrize("title", ["<p></p>", "NaN", "{{ product.title }}", "---", "\u200b"])
def test_a_title_without_text_is_named(client: Client, title: str) -> None:
    nothing = LAMP | {"title": title}
    assert_problem(client.post("/predict", nothing), 422, "title")
    items = {"items": [LAMP, nothing], "strict": True}
    assert_problem(client.post("/batch_predict", items), 422, "items.1.title")
