import json

from hypothesis import given
from hypothesis import strategies as st

from tests.entrypoints.live_server import PROBLEM, Answer, Client

# Surrogates too: JSON can write them down as escapes, alone as well.
ANY_TEXT = st.text(st.characters())
ANY_NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | ANY_NUMBER | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(["title", "description", "category", "price", "rating", "seed", "items"])
ALMOST_RIGHT = st.dictionaries(NAMES, ANY_JSON)


def _answered(answer: Answer) -> None:
    assert answer.status < 500
    assert answer.status == 200 or answer.content_type == PROBLEM


@given(value=ANY_JSON | ALMOST_RIGHT)
def test_any_json_value_is_answered(client: Client, value: object) -> None:
    _answered(client.post("/predict", value))
    _answered(client.post("/batch_predict", value))
    _answered(client.post("/batch_predict", {"items": [value]}))


@given(body=st.binary())
def test_any_bytes_are_answered(client: Client, body: bytes) -> None:
    _answered(client.post_raw("/predict", body))


@given(title=ANY_TEXT, description=ANY_TEXT)
def test_any_text_is_written_for_or_refused(client: Client, title: str, description: str) -> None:
    answer = client.post("/predict", {"title": title, "description": description})
    _answered(answer)
    if answer.status == 200:
        written = json.dumps(answer.json(), ensure_ascii=False)
        assert written.encode()  # can be stored and shown


@given(path=st.text(st.characters(codec="ascii", exclude_categories=("Cc", "Zs")), max_size=30))
def test_any_path_is_answered(client: Client, path: str) -> None:
    answer = client.get("/" + path)
    assert answer.status < 500
